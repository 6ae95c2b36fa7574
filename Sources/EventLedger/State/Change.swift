/// An event that comes into the figures, or goes out of them.
///
/// A correction or a confirmation is a removal and an addition, a withdrawal a removal, and a
/// removal undoes the addition exactly.
package struct Change: Sendable {
  package let event: DecodedEvent
  /// The index of the entry that causes it: the event's own, or that of a correction.
  package let entry: UInt64
  package let isAddition: Bool

  package init(_ event: DecodedEvent, at entry: UInt64, isAddition: Bool) {
    self.event = event
    self.entry = entry
    self.isAddition = isAddition
  }

  package var record: Record { event.record }
  /// The short name of the event's type.
  package var kind: String { event.kind.name }
  /// 1 for an addition, −1 for a removal.
  package var sign: Int64 { isAddition ? 1 : -1 }
}

/// A change by an event of one kind.
package struct ChangeOf<Payload: Sendable>: Sendable {
  package let record: Record
  /// The index of the entry that causes it.
  package let entry: UInt64
  package let isAddition: Bool
  private let box: PayloadOf<Payload>

  init(_ change: Change) {
    record = change.record
    entry = change.entry
    isAddition = change.isAddition
    box = change.event.payload()
  }

  package var payload: Payload { box.value }
  /// 1 for an addition, −1 for a removal.
  package var sign: Int64 { isAddition ? 1 : -1 }
  /// The code of the region that the event is about.
  package var subject: String { record.event.subject }
}

/// How the events of one kind, or of all kinds, change the rows of a slice.
package struct Fold<Of: Slice>: Sendable {
  /// The short name of the kind; nil for every kind.
  let kind: String?
  let body: @Sendable (inout Of, Change) throws(RowError) -> Void

  /// How the events of one kind change the rows.
  package init<Payload, Reference>(
    _ kind: Kind<Payload, Reference>,
    _ fold: @escaping @Sendable (inout Of, ChangeOf<Payload>) throws(RowError) -> Void
  ) {
    self.kind = kind.name
    body = { (slice, change) throws(RowError) in try fold(&slice, ChangeOf(change)) }
  }

  /// How every event of the domain changes the rows.
  package init(
    everyKind fold: @escaping @Sendable (inout Of, Change) throws(RowError) -> Void
  ) {
    kind = nil
    body = fold
  }
}
