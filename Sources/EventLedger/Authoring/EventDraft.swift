package import CanonicalJSON

/// What an author means to state, before it has a number, a predecessor and a signature.
///
/// Where the type's schema seals a value, the draft holds the clear one.
package struct EventDraft: Sendable {
  /// The type, by the name that people type or by the one that events write.
  package var type: String
  /// The code of the region it is about.
  package var subject: String
  /// When it happened.
  package var time: Timestamp
  package var data: JSON

  package init(type: String, subject: String, time: Timestamp, data: JSON) {
    self.type = type
    self.subject = subject
    self.time = time
    self.data = data
  }
}
