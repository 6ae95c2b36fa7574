import CanonicalJSON

/// The numbers that admission depends on; they are part of the rules' digest.
package enum Constants {
  /// How far an event's times may lie after it was received, in seconds.
  package static let clockToleranceSeconds: Int64 = 300
  /// The most acts that may wait for approval at one time.
  package static let pendingActsMax = 64

  /// The most refused submissions that are kept of one key.
  package static let equivocationsMax = 16

  static let json: JSON = [
    "clockToleranceSeconds": .integer(clockToleranceSeconds),
    "entryBytesMax": .integer(Int64(Entry.byteCountMax)),
    "equivocationsMax": .integer(Int64(equivocationsMax)),
    "eventBytesMax": .integer(Int64(Event.byteCountMax)),
    "openingsMax": .integer(Int64(Opening.countMax)),
    "pendingActsMax": .integer(Int64(pendingActsMax)),
    "sealedValueBytesMax": .integer(Int64(Opening.valueByteCountMax)),
  ]
}
