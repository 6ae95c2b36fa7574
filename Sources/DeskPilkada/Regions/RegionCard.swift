import EventLedger

/// One region under its code in force, with what was said of the codes that led to it.
package struct RegionCard: Sendable {
  /// The code that was asked for.
  package let asked: String
  /// The code in force, which the rest is about.
  package let code: String
  package let row: RegionRow
  /// The codes that were replaced by this one, each with the name it had.
  package let former: [(code: String, name: String)]

  /// The card of a region by any of its codes; nil when no such code is known.
  package init?(of asked: String, codes: RegionCodes, from rows: PilkadaRows) throws {
    func row(_ code: String) throws -> RegionRow? {
      try rows.row(RegionRow.self, of: RegionRow.definition, key: code)
    }
    let code = codes.current(asked)
    guard let current = try row(code) else { return nil }
    var former: [(code: String, name: String)] = []
    for old in codes.former(of: code) {
      guard let replaced = try row(old) else { continue }
      former.append((old, replaced.recodes.last?.previousName ?? replaced.name ?? old))
    }
    self.asked = asked
    self.code = code
    self.row = current
    self.former = former
  }
}
