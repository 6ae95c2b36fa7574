import CanonicalJSON
package import JSONSchema

/// An entry with everything about it that follows from its own bytes and the rules.
///
/// Preparing entries is the larger part of a replay's work and depends on nothing before them, so
/// it runs on every core while the folds go on in order.
package struct PreparedEntry: Sendable {
  package let entry: Entry
  /// The index that it was prepared for.
  package let index: UInt64
  /// The version of the rules that it was prepared under.
  package let rulesVersion: Int
  /// Nil when the rules have no such type.
  package let type: EventType?
  /// The first violation of the type's schema.
  package let violation: JSONSchemaViolation?
  /// The event as its kind reads it; nil for one of the ledger's own types, and for one that does
  /// not fit its schema.
  package let decoded: DecodedEvent?

  package var event: Event { entry.event }

  package init(_ entry: Entry, at index: UInt64, catalogue: Catalogue) {
    self.entry = entry
    self.index = index
    rulesVersion = catalogue.version
    type = catalogue.types[entry.event.type]
    violation = type.flatMap { $0.firstViolation(in: entry.event.data) }
    let kind = violation == nil ? type?.kind : nil
    decoded = kind?.decode(Record(index: index, entry: entry))
  }
}
