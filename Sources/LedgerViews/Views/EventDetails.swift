import CanonicalJSON
package import EventLedger
import TransparencyLog

/// An event with all that is known about it: what `show` is written from.
package struct EventDetails: Sendable {
  /// The index of its entry.
  package var index: UInt64
  package var entry: Entry
  /// Nil when the rules have no such type.
  package var type: EventType?
  package var standing: Standing
  /// What later events say about it.
  package var amendments: AmendmentRow
  /// The corrections that `amendments` names.
  package var corrections: [Record]
  /// The type of disputes, whose schema words the reasons; nil when the rules have none.
  package var disputeType: EventType?
  /// What sealed values say, of the event and of its corrections.
  package var clearValues: ClearValues
  /// Between which times it was written; nil when nobody asked.
  package var timeBounds: TimeBounds?

  package init(
    index: UInt64, entry: Entry, type: EventType?, standing: Standing,
    amendments: AmendmentRow = AmendmentRow(), corrections: [Record] = [],
    disputeType: EventType? = nil, clearValues: ClearValues = ClearValues()
  ) {
    self.index = index
    self.entry = entry
    self.type = type
    self.standing = standing
    self.amendments = amendments
    self.corrections = corrections
    self.disputeType = disputeType
    self.clearValues = clearValues
  }

  /// The event's data with the corrections that apply.
  var correctedData: JSONValue {
    let applicable = amendments.applicable.compactMap { hash in
      corrections.first { $0.event.hash == hash }
    }
    let record = Record(index: index, entry: entry)
    return (record.corrected(by: applicable) ?? record).data
  }
}
