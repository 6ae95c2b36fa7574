import TransparencyLog

/// Compares what each seal states with the state that the entries before it make.
struct SealAudit {
  /// What was compared, and what could not be.
  private(set) var counts = SealCounts()
  private(set) var findings: [Finding] = []

  /// Compares a seal that stands with the state before it.
  mutating func compare(_ event: Event, at index: UInt64, with state: LedgerState) {
    guard let sealed = SealedProjection.all(in: event.data) else { return }
    counts.seals += 1
    for projection in sealed { compare(projection, at: index, with: state) }
  }

  private mutating func compare(
    _ sealed: SealedProjection, at index: UInt64, with state: LedgerState
  ) {
    let table = state.tables.first {
      $0.definition.name == sealed.name && $0.definition.version == sealed.version
    }
    guard let table else {
      counts.unknown += 1
      return
    }
    counts.roots += 1
    let computed = SealedProjection(table.definition, rows: table.loadedRows())
    guard computed != sealed else { return }
    findings.append(
      Finding(
        .state, at: .entry(index), rule: Finding.Rule.sealRoot, expected: .verbatim("\(computed)"),
        found: .verbatim("\(sealed)")))
  }
}

/// How many seals of the state there were, and how much of them was checked.
package struct SealCounts: Hashable, Sendable {
  /// The seals that stand.
  package var seals: UInt64 = 0
  /// The roots that were computed again and compared.
  package var roots: UInt64 = 0
  /// The projections that this program does not have in the version that was sealed.
  package var unknown: UInt64 = 0

  package init(seals: UInt64 = 0, roots: UInt64 = 0, unknown: UInt64 = 0) {
    self.seals = seals
    self.roots = roots
    self.unknown = unknown
  }
}
