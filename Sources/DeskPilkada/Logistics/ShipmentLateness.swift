package import EventLedger

/// That a shipment is late, or came late: on which leg, by how much, and why as far as was said.
package struct ShipmentLateness: Hashable, Sendable {
  package let leg: String
  package let from: LogisticsNode
  package let to: LogisticsNode
  /// When it was to arrive, as the dispatch said.
  package let expectedAt: Instant
  /// When it is expected now, as the newest delay says; nil where none says so.
  package let newExpectedAt: Instant?
  /// The reason that the newest delay gives; nil where nobody said why.
  package let reason: String?
  /// Whole minutes after `expectedAt`, rounded up.
  package let minutes: Int64
  /// Whether it has not arrived yet.
  package let isUnderway: Bool
}

extension ShipmentRow {
  /// How late the shipment is at an instant; nil when it is in time, was never announced, or
  /// nothing of it is awaited any more.
  package func lateness(at instant: Instant) -> ShipmentLateness? {
    guard let dispatch else { return nil }
    let arrival = countingReceipts.first { !$0.isPartial && $0.receivedAt <= instant }?.receivedAt
    if arrival == nil, isAccountedFor { return nil }
    let seconds = (arrival ?? instant).seconds(since: dispatch.expectedAt)
    guard seconds > 0 else { return nil }
    let delay = delays.items.last { $0.knownAt <= instant }
    return ShipmentLateness(
      leg: dispatch.leg, from: dispatch.from, to: dispatch.to, expectedAt: dispatch.expectedAt,
      newExpectedAt: delay?.newExpectedAt, reason: delay?.reason, minutes: (seconds + 59) / 60,
      isUnderway: arrival == nil)
  }
}
