package import CanonicalJSON

/// What an author means to state, before it has a number, a predecessor and a signature.
///
/// Where the type's schema seals a value, the draft holds the clear one.
package struct EventDraft: Sendable {
  /// The type as people type it: `report.submitted`.
  package let type: String
  /// The region code it is about.
  package let subject: String
  /// When it happened, with offset.
  package let time: String
  /// The statement itself.
  package let data: JSON
}
