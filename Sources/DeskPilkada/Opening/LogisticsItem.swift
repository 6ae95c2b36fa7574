/// A kind of logistics item and the rule for how many are needed.
package struct LogisticsItem: Hashable, Sendable {
  /// A rule's numbers as decimal text; events hold no floating-point numbers.
  package struct Rule: Hashable, Sendable {
    /// Units for each voter of a polling station.
    package let perVoter: String?
    /// Units for each polling station.
    package let perStation: String?
    /// Per cent added to each station's number.
    package let reservePercent: String?
    /// How the reserve is rounded: `up_per_station` or `none`.
    package let rounding: String?
    /// Units for each regency or city, whatever its size.
    package let fixedPerRegion: Int64?

    /// The rule that says nothing.
    static let unknown = Rule(
      perVoter: nil, perStation: nil, reservePercent: nil, rounding: nil, fixedPerRegion: nil)
  }

  /// The code other events use, such as `ballot.governor`.
  package let code: String
  /// The Indonesian name.
  package let nameID: String
  /// The English name.
  package let nameEN: String
  /// What one of it is, as `item.catalogued` names it: `sheet`, `piece`, ….
  package let unit: String
  /// The quantity rule; nil when none is known, and the need follows only from plans.
  package let rule: Rule?
}
