/// What a schema asks of an array's elements.
struct ArrayRules: Sendable {
  /// The nodes of the first elements, each for one: a range of `SchemaProgram.branches`.
  var prefix = 0..<0
  /// The node for elements after the prefix; `SchemaProgram.anything` if all may be.
  var rest = SchemaProgram.anything
  var countMin = 0
  var countMax = Int.max
  var elementsDiffer = false
  /// The node that some elements must fit.
  var contained: Int?
  var containedMin = 1
  var containedMax = Int.max
}
