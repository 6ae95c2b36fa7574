package import CanonicalJSON
import TransparencyLog

/// An event as the folds see it: its envelope, its place in the log, and its data as corrected.
package struct Record: Sendable {
  /// The index of the event's own entry, whatever corrected it later.
  package let index: UInt64
  package let event: Event
  package let received: Instant
  /// The event's data, with the corrections that apply.
  package let data: JSONValue
  /// Whether another body has confirmed what the record says here.
  package let isConfirmed: Bool

  package init(
    index: UInt64, event: Event, received: Instant, data: JSONValue, isConfirmed: Bool = false
  ) {
    self.index = index
    self.event = event
    self.received = received
    self.data = data
    self.isConfirmed = isConfirmed
  }

  /// The event as it was signed.
  package init(index: UInt64, entry: Entry) {
    self.init(
      index: index, event: entry.event, received: entry.received, data: entry.event.data)
  }
}
