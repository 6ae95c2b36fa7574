import EventLedger

/// Which region codes took the place of which, as the recodes that stand say.
///
/// A fold keeps what is said under the code it was said of, so that neither a recode nor its
/// withdrawal moves a figure; who reads the rows resolves their codes here.
package struct RegionCodes: Sendable {
  private let successors: [String: String]

  /// Takes the codes from the rows of all regions.
  package init(_ regions: [(key: String, row: RegionRow)]) {
    var successors: [String: String] = [:]
    for (code, row) in regions { successors[code] = row.successor }
    self.successors = successors
  }

  package init(from rows: PilkadaRows) throws {
    self.init(try rows.rows(RegionRow.self, of: RegionRow.definition))
  }

  /// The code in force: one that was replaced by one other leads to that one.
  ///
  /// A code that was split leads nowhere, since nobody can say which part was meant.
  package func current(_ code: String) -> String {
    var code = code
    for _ in 0..<Self.stepsMax {
      guard let successor = successors[code] else { return code }
      code = successor
    }
    return code
  }

  /// The codes that lead to one, sorted.
  package func former(of code: String) -> [String] {
    successors.keys.filter { $0 != code && current($0) == code }.sorted()
  }

  /// Every replaced code that lies outside a region and now leads into it, sorted.
  func outside(_ region: Scope) -> [String] {
    successors.keys.filter { !region.contains($0) && region.contains(current($0)) }.sorted()
  }

  /// The most recodes that one code is followed through.
  package static let stepsMax = 8
}
