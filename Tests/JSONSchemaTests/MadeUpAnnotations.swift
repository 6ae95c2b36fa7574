import CanonicalJSON
import JSONSchema

/// Annotations of a made-up owner, one of each kind.
extension SchemaAnnotation {
  /// A word for people.
  static let title = SchemaAnnotation("x-word", isWording: true) { $0.string?.isEmpty == false }
  /// Who keeps the schema; of the schema as a whole.
  static let keeper = SchemaAnnotation("x-keeper", scope: .root) { $0.kind == .string }
  /// What is hidden at a place, and the schema of what is behind.
  static let hidden = SchemaAnnotation("x-hidden", scope: .place, schemaMember: "behind") {
    $0.kind == .object && $0["why"]?.string != nil && $0["behind"] != nil
  }

  static let madeUp = [title, keeper, hidden]
}
