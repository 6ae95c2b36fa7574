import CanonicalJSON
import EventLedger
import JSONSchema
import Schemas
import Testing

/// The house rules of the schemas' folder, which its README tells.
struct HouseRulesTests {
  static let names = SchemaFiles.all.map(\.path).filter { !$0.hasPrefix("reports/") }

  @Test(arguments: names)
  func `speaks of the type in both languages and names who may write it`(path: String) throws {
    let schema = try schema(path)
    try expectWording(schema.root.label, of: path)
    try expectWording(schema.root.help, of: path)
    #expect(!schema.roles.isEmpty)
  }

  @Test(arguments: names)
  func `describes an object of known members`(path: String) throws {
    let root = try schema(path).text.root
    #expect(root["$schema"]?.string == "https://json-schema.org/draft/2020-12/schema")
    #expect(root["type"]?.string == "object")
    #expect(root["additionalProperties"]?.boolean == false)
    #expect(root["required"]?.kind == .array)
  }

  @Test(arguments: names)
  func `labels every member and every choice in both languages`(path: String) throws {
    for place in places(below: try schema(path).root, at: .root) {
      try expectWording(place.node.label, of: "\(path) \(place.pointer)")
      for choice in place.node.choices {
        try expectWording(choice.label, of: "\(path) \(place.pointer) \(choice.canonicalText)")
      }
    }
  }

  @Test(arguments: names)
  func `names members in lower camel case`(path: String) throws {
    for place in places(below: try schema(path).root, at: .root) {
      let name = try #require(place.pointer.tokens.last)
      #expect(name.wholeMatch(of: #/[a-z][A-Za-z0-9]*/#) != nil, "\(path) \(place.pointer)")
      #expect(name != "sealed", "\(path) \(place.pointer)")
    }
  }

  @Test(arguments: names)
  func `describes a sealed member as its commitment alone`(path: String) throws {
    let commitment = try JSONText(
      Array("{\"sealed\":\"\(String(repeating: "0", count: 64))\"}".utf8))
    for place in places(below: try schema(path).root, at: .root) where place.node.sealed != nil {
      #expect(place.node.isValid(commitment.root), "\(path) \(place.pointer)")
      for other in [#"{}"#, #"{"sealed":"00"}"#, #""clear text of some length""#] {
        let value = try JSONText(Array(other.utf8))
        #expect(!place.node.isValid(value.root), "\(path) \(place.pointer) takes \(other)")
      }
    }
  }

  @Test(arguments: names)
  func `takes no fractions`(path: String) throws {
    for place in places(below: try schema(path).root, at: .root) {
      #expect(!place.node.types.contains(.number), "\(path) \(place.pointer)")
    }
  }

  private func schema(_ path: String) throws -> JSONSchema {
    try JSONSchema(ofEventType: try #require(SchemaFiles.all.first { $0.path == path }).bytes)
  }

  private func expectWording(_ text: SchemaText?, of place: String) throws {
    let text = try #require(text, "\(place) has no wording")
    #expect(!text.indonesian.isEmpty && !text.english.isEmpty, "\(place)")
  }

  /// Every member the schema describes, also within lists and clear values, but not what a
  /// commitment consists of.
  private func places(
    below node: JSONSchemaNode, at pointer: JSONPointer
  ) -> [(pointer: JSONPointer, node: JSONSchemaNode)] {
    if let sealed = node.sealed { return places(below: sealed.clear, at: pointer) }
    if let items = node.items { return places(below: items, at: pointer.appending("0")) }
    return node.properties.flatMap { property in
      let place = pointer.appending(property.name)
      return [(place, property.node)] + places(below: property.node, at: place)
    }
  }
}
