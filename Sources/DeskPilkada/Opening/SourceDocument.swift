package import EventLedger

/// The decree or minutes that facts come from, and when they took effect.
package struct SourceDocument: Hashable, Sendable {
  /// The document's number and year, or the body and its act; nil when none is on record.
  package let name: String?
  /// When what it says took effect: the `time` of the events made from it.
  package let time: Timestamp
}
