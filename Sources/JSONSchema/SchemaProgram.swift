import CanonicalJSON

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

  init(_ tables: SchemaTables, root: Int) {
    self.tables = tables
    self.root = root
  }
}

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
  /// The annotations of each node that has any, in the order of the text.
  var notes: [Int: [SchemaNote]] = [:]

  /// The node of an element at a position, from 0.
  func node(ofElement position: Int, _ rules: ArrayRules) -> Int {
    position < rules.prefix.count ? branches[rules.prefix.lowerBound + position] : rules.rest
  }
}

/// A member that a schema describes.
struct SchemaDeclaration: Sendable {
  let name: String
  let node: Int
}

/// An annotation as it stands at a node.
struct SchemaNote: Sendable {
  let keyword: SchemaAnnotation
  let value: JSONValue
  /// The node of the schema in the value, if it has one.
  let schema: Int?

  var isOfPlace: Bool { if case .place = keyword.scope { true } else { false } }
}

/// One thing to check of a value.
///
/// Instructions hold numbers only: what is larger stands in the tables of `SchemaProgram`, so that
/// running one neither allocates nor counts references. A node is the index of a subschema, a
/// branch list a range of `SchemaProgram.branches`.
enum SchemaInstruction: Sendable {
  /// Nothing fits: the schema `false`.
  case never
  case type(SchemaTypes)
  /// The value is in `SchemaProgram.enumerations` at this index.
  case enumeration(Int)
  /// The value fits another node.
  case reference(node: Int)
  case bound(JSONSchemaKeyword, SchemaNumber)
  case multipleOf(Int64)
  case minLength(Int)
  case maxLength(Int)
  /// The text matches the pattern at this index of `SchemaProgram.patterns`.
  case pattern(Int)
  /// The rules at this index of `SchemaProgram.objects`.
  case object(Int)
  /// The rules at this index of `SchemaProgram.arrays`.
  case array(Int)
  case allOf(Range<Int>)
  case anyOf(Range<Int>)
  case oneOf(Range<Int>)
  case not(node: Int)
  case condition(if: Int, then: Int?, else: Int?)
}

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

/// A closed set of values.
struct SchemaEnumeration: Sendable {
  /// How the set is written: as `enum`, as `const`, or as `oneOf` or `anyOf` with nothing but
  /// constants in it.
  let keyword: JSONSchemaKeyword
  /// The values in canonical form, sorted: a range of `SchemaProgram.values`.
  let values: Range<Int>
}

/// A set of type names, small enough to test in one step.
struct SchemaTypes: Hashable, Sendable {
  private var bits: UInt8 = 0

  mutating func insert(_ type: JSONSchemaType) { bits |= Self.bit(type) }

  func contains(_ type: JSONSchemaType) -> Bool { bits & Self.bit(type) != 0 }

  /// The names in a fixed order.
  var elements: [JSONSchemaType] { JSONSchemaType.allCases.filter { contains($0) } }

  private static func bit(_ type: JSONSchemaType) -> UInt8 {
    switch type {
    case .null: 1
    case .boolean: 2
    case .integer: 4
    case .number: 8
    case .string: 16
    case .array: 32
    case .object: 64
    }
  }
}

/// A number as a limit: exact whether it is an integer or not.
enum SchemaNumber: Hashable, Sendable {
  case integer(Int64)
  case double(Double)

  /// Whether this is the smaller number, compared exactly.
  ///
  /// A double counts every integer of I-JSON, ±(2^53 − 1) (RFC 7493 §2.2), so nothing is lost by
  /// comparing an integer as a double.
  static func < (left: SchemaNumber, right: SchemaNumber) -> Bool {
    if case .integer(let left) = left, case .integer(let right) = right { return left < right }
    return left.double < right.double
  }

  static func <= (left: SchemaNumber, right: SchemaNumber) -> Bool { !(right < left) }

  /// Whether the number is a whole multiple of a positive integer, which is below 2^53.
  func isMultiple(of divisor: Int64) -> Bool {
    if let integer { return integer.isMultiple(of: divisor) }
    guard case .double(let double) = self, isIntegral else { return false }
    // The number is its significand, doubled some times; take the remainder at every step.
    var remainder = Int64(double.significandBitPattern | 1 << 52) % divisor
    for _ in 52..<double.exponent { remainder = remainder * 2 % divisor }
    return remainder == 0
  }

  /// Whether the number has no fraction; 1.0 has none (draft-bhutton-json-schema-validation-01
  /// §6.1.1).
  var isIntegral: Bool {
    // From 2^53 on doubles are so far apart that none has a fraction.
    if case .double(let double) = self, double.magnitude >= 0x1p53 { return true }
    return integer != nil
  }

  /// The number as an integer, where it is one of I-JSON's, ±(2^53 − 1) (RFC 7493 §2.2).
  var integer: Int64? {
    switch self {
    case .integer(let integer): return integer
    case .double(let double):
      guard double.magnitude < 0x1p53 else { return nil }
      let integer = Int64(double)
      return Double(integer) == double ? integer : nil
    }
  }

  /// The number as canonical JSON.
  var text: String { String(decoding: JSONNumber.canonicalBytes(double), as: UTF8.self) }

  private var double: Double {
    switch self {
    case .integer(let integer): Double(integer)
    case .double(let double): double
    }
  }
}

/// Many byte strings in one array, so that comparing one touches no reference count.
struct ByteStrings: Sendable {
  private var bytes: [UInt8] = []
  private var ranges: [Range<Int>] = []

  var count: Int { ranges.count }

  /// The string at an index.
  subscript(index: Int) -> ArraySlice<UInt8> { bytes[ranges[index]] }

  /// Adds a string and returns its index.
  mutating func append(_ string: some Sequence<UInt8>) -> Int {
    let start = bytes.count
    bytes.append(contentsOf: string)
    ranges.append(start..<bytes.count)
    return ranges.count - 1
  }

  /// Whether the string at an index has the same bytes as another.
  func equals(_ other: Span<UInt8>, at index: Int) -> Bool {
    let range = ranges[index]
    guard range.count == other.count else { return false }
    return Self.compare(bytes.span.extracting(range), other) == 0
  }

  /// The index, within a range sorted by `precedes`, of a string with the given bytes.
  func index(of other: Span<UInt8>, in indexes: Range<Int>) -> Int? {
    var lower = indexes.lowerBound
    var upper = indexes.upperBound
    while lower < upper {
      let middle = lower + (upper - lower) / 2
      let order = order(at: middle, other)
      if order == 0 { return middle }
      if order < 0 { lower = middle + 1 } else { upper = middle }
    }
    return nil
  }

  /// The order that `index(of:in:)` searches by: the shorter first, then by bytes.
  static func precedes(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    left.count != right.count
      ? left.count < right.count : left.lexicographicallyPrecedes(right)
  }

  private func order(at index: Int, _ other: Span<UInt8>) -> Int {
    let range = ranges[index]
    if range.count != other.count { return range.count - other.count }
    return Self.compare(bytes.span.extracting(range), other)
  }

  /// The first difference of two strings of one length; 0 when there is none.
  private static func compare(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Int {
    for index in left.indices {
      let difference = Int(left[index]) - Int(right[index])
      if difference != 0 { return difference }
    }
    return 0
  }
}
