import EventLedger

/// The regions as events have registered, renamed and recoded them: what a code is called, and
/// which one is in force.
package struct RegionRegister: Sendable {
  private let rows: [String: RegionRow]

  /// Reads the register from the projection of the regions.
  package init(_ reader: PilkadaRows) throws {
    let stored = try reader.rows(RegionRow.self, of: RegionRow.definition)
    rows = Dictionary(uniqueKeysWithValues: stored.map { ($0.key, $0.row) })
  }

  /// The official names of the regions, by their codes.
  package var names: [String: String] { rows.compactMapValues(\.name) }

  /// The code in force for a region: one that a single other took the place of leads to that one.
  package func codeInForce(_ code: String) -> String {
    var code = code
    // As many steps as there are regions would mean that codes lead in a circle.
    for _ in 0..<rows.count {
      guard let successor = rows[code]?.successor else { break }
      code = successor
    }
    return code
  }

  /// The codes that are in force within a scope, or anywhere, sorted.
  func codes(within scope: Scope?) -> [String] {
    rows.filter { code, row in scope?.contains(code) != false && row.isInForce }.keys.sorted()
  }

  /// The codes of the regions that a region lies in, the nearest first.
  func regions(around code: String) -> [String] {
    var codes: [String] = []
    var next = RegionCode(code)?.parent
    while let region = next {
      codes.append(region.text)
      next = region.parent
    }
    return codes
  }

  /// The official name and every other spelling of a region, for searching only.
  func spellings(of code: String) -> [String] {
    guard let row = rows[code] else { return [] }
    return (row.name.map { [$0] } ?? []) + row.names.items.flatMap(\.aliases)
  }

  func level(of code: String) -> RegionLevel? { rows[code]?.level }
}

extension RegionRow {
  /// Whether the region is still there under this code.
  fileprivate var isInForce: Bool {
    name != nil && successor == nil && recodes.last?.codes.isEmpty != true
  }
}
