/// The domain's part of a state: what admission asks it, and what its projections fold.
///
/// `remove` undoes `add` exactly, so that a correction or a confirmation is a removal and an
/// addition, and a withdrawal a removal. Neither depends on a clock.
package protocol DomainState {
  /// Why an event that fits its schema may not count, seen from the domain; nil when it stands.
  mutating func objection(to record: Record, type: EventType) throws(RowError) -> StandingReason?

  /// Why an event may not count as a correction leaves it, seen from the domain; nil when it stands.
  ///
  /// It is judged in the place of what counts of the event so far: as if the domain had not heard
  /// that.
  mutating func objection(
    to corrected: Record, insteadOf counted: Record, type: EventType
  ) throws(RowError) -> StandingReason?

  /// Folds a record in.
  ///
  /// `entry`: the index of the entry that causes it, which is the record's own or that
  ///   of a correction.
  mutating func add(_ record: Record, type: EventType, at entry: UInt64) throws(RowError)

  /// Takes out a record that was added with the same data, confirmed as it was then.
  mutating func remove(_ record: Record, type: EventType, at entry: UInt64) throws(RowError)

  /// The domain's projections, in a fixed order.
  var tables: [any ProjectionTable] { get }

  /// Takes the changed rows of every projection, by its name, in the order of `tables`.
  mutating func takeChanges() -> [(projection: String, rows: [StoredRow])]
}
