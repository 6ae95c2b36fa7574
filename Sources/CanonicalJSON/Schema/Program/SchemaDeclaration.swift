/// A member that a schema describes.
struct SchemaDeclaration: Sendable {
  let name: String
  let node: Int
}
