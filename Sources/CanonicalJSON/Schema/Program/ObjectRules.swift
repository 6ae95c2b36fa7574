/// What a schema asks of an object's members.
struct ObjectRules: Sendable {
  /// The members that the schema names, in canonical order: indexes of
  /// `SchemaProgram.propertyNames` and `SchemaProgram.properties`.
  var properties = 0..<0
  /// How many of these must be there.
  ///
  /// No object has a name twice (RFC 7493 §2.3), so counting those found is enough.
  var requiredCount = 0
  /// The node for members without one of their own; `SchemaProgram.anything` if all may be.
  var additional = SchemaProgram.anything
  /// The node that member names must fit.
  var names = SchemaProgram.anything
  var countMin = 0
  var countMax = Int.max
  /// Indexes of `SchemaProgram.dependencies`.
  var dependencies = 0..<0

  /// A member that the schema names.
  struct Property: Sendable {
    /// The node of its value; nil for a name that is required but not described.
    let node: Int?
    let isRequired: Bool
  }

  /// Names that must be there when another is.
  struct Dependency: Sendable {
    let name: String
    let required: [String]
  }
}
