import TransparencyLog

/// Compares the stored projections, row by row and by their roots, with those rebuilt from the
/// entries, each at the size it was stored at.
struct ProjectionAudit<Ledger: VerifiableLedger> {
  /// What was compared so far.
  private(set) var compared: [ComparedProjection] = []

  private let ledger: Ledger
  /// The projections to be compared, the last to be compared first.
  private var pending: [StoredProjection]

  init(_ ledger: Ledger, stored: [StoredProjection]) {
    self.ledger = ledger
    pending = stored.enumerated()
      .sorted { ($0.element.size, $0.offset) > ($1.element.size, $1.offset) }.map(\.element)
  }

  /// Compares the projections that are stored at the state's size.
  mutating func compareDue(at state: LedgerState, findings: inout FindingLog) throws {
    while let stored = pending.last, stored.size <= Int64(clamping: state.size) {
      pending.removeLast()
      guard let table = state.tables.first(where: { $0.definition.name == stored.name }) else {
        findings.add(form(of: stored, expected: .table(.known), stored.name))
        continue
      }
      guard stored.version == table.definition.version else {
        findings.add(
          form(
            of: stored, expected: .table(.version(table.definition.version)),
            "\(stored.version)"))
        continue
      }
      guard stored.size == Int64(clamping: state.size) else {
        findings.add(form(of: stored, expected: .table(.size), "\(stored.size)"))
        continue
      }
      try compare(stored, with: table.loadedRows(), findings: &findings)
    }
  }

  /// Reports what could not be compared when the log has ended.
  mutating func finish(at state: LedgerState, findings: inout FindingLog) {
    for stored in pending {
      findings.add(
        form(of: stored, expected: .table(.entriesAtMost(state.size)), "\(stored.size)"))
    }
    let known = Set(compared.map(\.name)).union(pending.map(\.name))
    for table in state.tables where !known.contains(table.definition.name) {
      findings.add(
        Finding(
          .state, at: .projection(table.definition.name), rule: Finding.Rule.projectionSet,
          expected: .table(.projection(table.definition.version)), found: .none))
    }
    pending = []
  }

  private mutating func compare(
    _ stored: StoredProjection, with rebuilt: StoredRows, findings: inout FindingLog
  ) throws {
    let ledger = ledger
    let name = stored.name
    var comparison = RowComparison(projection: name, rebuilt: rebuilt)
    var rows = RowCursor { try ledger.projectionRows(of: name, after: $0, count: $1) }
    while let row = try rows.next() { comparison.compare(row, findings: &findings) }
    comparison.finish(findings: &findings)
    findings.add(rows.failure, reading: "projection \(name)")
    let rebuiltRoot = comparison.rebuiltRoot
    if comparison.root != rebuiltRoot {
      findings.add(
        Finding(
          .state, at: .projection(name), rule: Finding.Rule.projectionRoot,
          expected: .verbatim("\(rebuiltRoot)"), found: .verbatim("\(comparison.root)")))
    }
    compared.append(
      ComparedProjection(
        name: name, version: stored.version, size: stored.size, rows: comparison.rowCount,
        root: comparison.root, rebuiltRoot: rebuiltRoot))
  }

  private func form(
    of stored: StoredProjection, expected: Finding.Value, _ found: String
  ) -> Finding {
    Finding(
      .state, at: .projection(stored.name), rule: Finding.Rule.projectionForm, expected: expected,
      found: .verbatim(found))
  }
}
