import EventLedger
import Foundation
import LedgerStore
import LedgerTestSupport

/// Alters bytes of a ledger's file, one at a time, and sees whether a verification finds each.
struct BitSweep: Sendable {
  /// One byte, and which of its bits are turned.
  struct Alteration: Sendable {
    let offset: Int
    let mask: UInt8

    init(offset: Int, mask: UInt8) {
      self.offset = offset
      self.mask = mask
    }

    /// A single bit, counted through the file.
    init(bit: Int) { self.init(offset: bit / 8, mask: 1 << UInt8(bit % 8)) }
  }

  private let bytes: [UInt8]
  private let catalogue: Catalogue
  private let folder: URL

  /// What became of the alterations.
  struct Result: Sendable {
    /// How many were found, by what found them: a rule, or the error when the file is refused.
    var found: [String: Int] = [:]
    /// Offsets of bytes whose alteration was not found.
    var unfound: [Int] = []

    static func += (left: inout Result, right: Result) {
      left.found.merge(right.found, uniquingKeysWith: +)
      left.unfound += right.unfound
    }
  }

  /// `folder`: where altered copies are put.
  init(of bytes: [UInt8], catalogue: Catalogue, in folder: URL) {
    self.bytes = bytes
    self.catalogue = catalogue
    self.folder = folder
  }

  /// The number of bits of the file.
  var bitCount: Int { bytes.count * 8 }

  /// Makes each of these alterations by itself, on every core.
  func run(_ alterations: [Alteration]) async throws -> Result {
    let workers = ProcessInfo.processInfo.activeProcessorCount
    return try await withThrowingTaskGroup(of: Result.self) { group in
      for worker in 0..<workers {
        group.addTask {
          let path = folder.appending(path: "altered-\(worker).sqlite")
          var result = Result()
          try Data(bytes).write(to: path)
          for position in stride(from: worker, to: alterations.count, by: workers) {
            try await make(alterations[position], at: path, into: &result)
          }
          return result
        }
      }
      var whole = Result()
      for try await part in group { whole += part }
      whole.unfound.sort()
      return whole
    }
  }

  /// The file is whole before and after: a verification writes nothing to it.
  private func make(
    _ alteration: Alteration, at path: URL, into result: inout Result
  ) async throws {
    let offset = alteration.offset
    try write(bytes[offset] ^ alteration.mask, at: offset, of: path)
    if let finder = await finder(path.path(percentEncoded: false)) {
      result.found[finder, default: 0] += 1
    } else {
      result.unfound.append(offset)
    }
    try write(bytes[offset], at: offset, of: path)
  }

  private func write(_ byte: UInt8, at offset: Int, of path: URL) throws {
    let handle = try FileHandle(forWritingTo: path)
    try handle.seek(toOffset: UInt64(offset))
    try handle.write(contentsOf: [byte])
    try handle.close()
  }

  /// The first rule that is broken, by part, the code of the error, or what else the report tells of
  /// this alone; nil when all is as it was.
  private func finder(_ path: String) async -> String? {
    do {
      var options = VerificationOptions()
      options.sealingKeys = TestSealing.keys()
      let report = try await VerificationCopy.read(path, catalogue: catalogue) { [options] copy in
        try await Verifier.verify(copy, catalogue: catalogue, options: options)
      }
      let findings = VerificationPart.allCases.lazy.compactMap { report[$0].findings?.first.first }
      if let finding = findings.first { return "\(finding.part.rawValue): \(finding.rule)" }
      if report.projections.contains(where: { $0.lag(in: report.size) > 0 }) {
        return "told: a projection that lags"
      }
      if (report.sealed?.unopenedCount ?? 0) > 0 {
        return "told: a sealed value under a key that is not at hand"
      }
      return report.rulesNewerFrom.map { _ in "told: rules that are newer" }
    } catch let error as LedgerError {
      return "refused: \(error.code.rawValue)"
    } catch {
      return "refused: \(error)"
    }
  }
}
