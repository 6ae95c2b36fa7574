/// The number of voters and polling stations of a region, as the election commission fixed them.
package struct Target: Hashable, Sendable {
  /// The regency or city.
  package let region: RegionCode
  /// Voters on the final list (DPT).
  package let voters: Int64
  /// Polling stations, the special ones included.
  package let pollingStations: Int64
  /// Polling stations at special locations such as prisons; nil when none were declared.
  package let specialPollingStations: Int64?
}
