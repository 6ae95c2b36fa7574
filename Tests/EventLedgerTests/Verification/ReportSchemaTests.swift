import CanonicalJSON
import EventLedger
import Foundation
import JSONSchema
import LedgerTestSupport
import Testing
import TransparencyLog

@Suite struct ReportSchemaTests {
  /// Copies that break in every way, so that each form of a finding is written.
  private static let alterations: [@Sendable (inout LedgerCopy) throws -> Void] = [
    { _ in },
    { copy in
      copy.sealed = nil; copy.projections = nil
    },
    { copy in copy.entries.removeAll() },
    { copy in copy.entries[12] = EntryRow(position: 12, bytes: []) },
    { copy in copy.entries.remove(at: 12) },
    { copy in copy.entries[0] = EntryRow(position: .min, bytes: []) },
    { copy in copy.checkpoints.append(CheckpointRow(size: .max, note: [])) },
    { copy in copy.tiles = [TileRow(level: .min, number: .max, hashes: [])] },
    { copy in copy.cosignatures = [CosignatureRow(size: .max, witness: [0xFF], line: [])] },
    { copy in
      copy.index.removeAll(); copy.rows["keys"] = []
    },
    { copy in copy.projections?[0] = StoredProjection(name: "x", version: .max, size: .min) },
    { copy in copy.evidence = [EvidenceRow(number: .max, note: [0xFF])] },
    { copy in copy.sealed = Array((copy.sealed ?? []).dropLast()) },
    { copy in
      copy.sealed?.append(SealedRow(event: [0xFF], pointer: [0xFE], box: []))
      copy.findings = [
        Finding(
          .file, at: .object("page 3"), rule: "structure", expected: .verbatim("free"),
          found: .verbatim("used"))
      ]
    },
  ]

  @Test(arguments: alterations.indices)
  func `writes a report that fits its schema, whatever was altered`(alteration: Int) async throws {
    var copy = try SmallLedger().copy()
    let kept = try UnverifiedNote(copy.checkpoints[20].note)
    try Self.alterations[alteration](&copy)
    let report = try await SmallLedger.verify(copy) {
      $0.seen = [kept]
      $0.trust = alteration.isMultiple(of: 2) ? .key(TestKey(registrar: 1).verifier) : .nothing
    }
    let schema = try JSONSchema(
      Array(
        try Data(
          contentsOf: ProjectFolder.root.appending(path: "Schemas/reports/verification.json"))))
    let text = try JSONText(try report.json.canonicalBytes())
    #expect(schema.violations(in: text.root).map(\.description) == [])
    #expect(report.failing.isEmpty == (alteration < 2))
  }
}
