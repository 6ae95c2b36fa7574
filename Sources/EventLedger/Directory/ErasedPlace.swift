package import CanonicalJSON
package import TransparencyLog

/// A sealed value that an act has erased: the commitment stays in the log, salt and value must be
/// nowhere.
package struct ErasedPlace: Hashable, Sendable {
  /// The event that sealed the value, by its hash.
  package let event: Hash
  /// Where the commitment stands, from the event's root.
  package let pointer: JSONPointer
  package let kind: SealingClass
  /// The basis in law, one of the codes of `private-data.erased`.
  package let basis: String
  /// The desk of the event's author.
  package let desk: String
  /// The hash of the act.
  package let act: Hash
}
