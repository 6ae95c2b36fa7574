/// A compiled schema: flat tables that refer to each other by index.
///
/// A class only so that handing it on costs one reference count instead of one a table.
final class SchemaProgram: Sendable {
  /// The node of the schema `true`.
  static let anything = 0
  /// The node of the schema `false`.
  static let nothing = 1

  let tables: SchemaTables
  /// The node of the schema itself.
  let root: Int
  /// Of each node, whether it or one below it marks something as sealed.
  let leadsToSealed: [Bool]

  init(_ tables: SchemaTables, root: Int, leadsToSealed: [Bool]) {
    self.tables = tables
    self.root = root
    self.leadsToSealed = leadsToSealed
  }
}
