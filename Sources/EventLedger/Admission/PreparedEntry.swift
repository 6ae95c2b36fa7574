package import CanonicalJSON

/// An entry with everything about it that follows from its own bytes and the rules.
///
/// Preparing entries is the larger part of a replay's work and depends on nothing before them, so
/// it runs on every core while the folds go on in order.
package struct PreparedEntry: Sendable {
  package let entry: Entry
  /// The version of the rules that it was prepared under.
  package let rulesVersion: Int
  /// Nil when the rules have no such type.
  package let type: EventType?
  /// The first violation of the type's schema.
  package let violation: JSONSchemaViolation?

  package var event: Event { entry.event }

  package init(_ entry: Entry, catalogue: Catalogue) {
    self.entry = entry
    rulesVersion = catalogue.version
    type = catalogue.types[entry.event.type]
    violation = type.flatMap { $0.firstViolation(in: entry.event.data) }
  }
}
