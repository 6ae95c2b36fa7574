/// A stage of the election with its dates.
package struct Stage: Hashable, Sendable {
  /// The stage's name in `stage.scheduled`, such as `quiet_period`.
  package let name: String
  /// Its first instant.
  package let startsAt: String
  /// The first instant after it.
  package let endsAt: String
}
