/// The tables of a schema, while it is being compiled and after.
struct SchemaTables: Sendable {
  /// The instructions of all nodes, those of a node side by side.
  var instructions: [SchemaInstruction] = []
  /// The instructions of each node.
  var nodes: [Range<Int>] = []
  /// Where each node stands in the schema.
  var pointers: [JSONPointer] = []
  /// Lists of nodes.
  var branches: [Int] = []

  var objects: [ObjectRules] = []
  var properties: [ObjectRules.Property] = []
  var propertyNames = ByteStrings()
  var dependencies: [ObjectRules.Dependency] = []
  var arrays: [ArrayRules] = []
  var enumerations: [SchemaEnumeration] = []
  var values = ByteStrings()
  var patterns: [SchemaPattern] = []

  /// The described members of each of `objects`, in the order of the schema.
  var declarations: [[SchemaDeclaration]] = []
  /// The values of each of `enumerations`, in the order of the schema.
  var choices: [[JSONSchemaChoice]] = []
  /// What people are told of a node, for those that say anything.
  var annotations: [Int: SchemaAnnotation] = [:]
  /// The roles at the root.
  var roles: [String] = []

  /// The node of an element at a position, from 0.
  func node(ofElement position: Int, _ rules: ArrayRules) -> Int {
    position < rules.prefix.count ? branches[rules.prefix.lowerBound + position] : rules.rest
  }
}
