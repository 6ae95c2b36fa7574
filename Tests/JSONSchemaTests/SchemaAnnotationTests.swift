import CanonicalJSON
import JSONSchema
import Testing

@Suite struct SchemaAnnotationTests {
  private let schema: JSONSchema

  init() throws {
    schema = try JSONSchema(Array(Self.source.utf8), annotations: SchemaAnnotation.madeUp)
  }

  @Test func `lists members in the order of the schema`() {
    let properties = schema.root.properties
    #expect(properties.map(\.name) == ["subject", "kind", "title", "informant", "lines", "next"])
    #expect(properties.filter(\.isRequired).map(\.name) == ["subject", "kind"])
    #expect(properties[1].node.types == [.string])
    #expect(properties[4].node.items?.properties.map(\.name) == ["count", "remark"])
  }

  @Test func `hands an annotation through as it was read`() throws {
    #expect(schema.root.value(of: .keeper)?.string == "bawaslu")
    #expect(schema.root.value(of: .hidden) == nil)
    let informant = try #require(schema.root.node(at: try pointer("/informant")))
    #expect(informant.value(of: .hidden)?["why"]?.string == "a person")
    #expect(try informant.value(of: .hidden)?.canonicalBytes().isEmpty == false)
  }

  @Test func `tells what stands beside each value of an enumeration`() throws {
    let kind = try #require(schema.root.node(at: try pointer("/kind")))
    #expect(kind.value(of: .title)?.string == "Kind")
    #expect(kind.choices.map(\.canonicalText) == [#""money""#, #""other""#])
    #expect(kind.choices.map { $0.value(of: .title)?.string } == ["Vote buying", nil])
  }

  @Test func `takes its own annotation before that of a reference`() throws {
    func word(_ place: String) throws -> String? {
      try schema.root.node(at: pointer(place))?.value(of: .title)?.string
    }
    #expect(try word("/subject") == "Where")
    #expect(try word("/next/subject") == "Where")
    #expect(try word("/next/kind") == "Kind")
    #expect(try word("/lines/0/count") == "Number")
    #expect(try schema.root.node(at: pointer("/lines/0/nothing")) == nil)
    #expect(try schema.root.node(at: pointer("/0")) == nil)
  }

  @Test func `compiles the schema in an annotation with the rest`() throws {
    let behind = try #require(
      schema.root.node(at: try pointer("/next/informant"))?.schema(in: .hidden))
    #expect(behind.isValid(try JSONText(Array(#""Siti""#.utf8)).root))
    let long = try JSONText(Array(#""Siti Aminah""#.utf8))
    #expect(
      behind.violations(in: long.root).map(\.schemaPointer.description)
        == ["/properties/informant/x-hidden/behind/maxLength"])
    #expect(try schema.root.node(at: pointer("/kind"))?.schema(in: .hidden) == nil)
  }

  @Test func `gives an annotation no part in checking`() throws {
    let anything = try JSONText(Array(#"{"subject":"","kind":"money","informant":{}}"#.utf8))
    #expect(schema.violations(in: anything.root).map(\.description) == [])
  }

  @Test func `leaves the wording out of the rules, and nothing else`() throws {
    let rules = try schema.canonicalRules().canonicalBytes()
    let expected = ##"""
      {"$defs":{"region":{"type":"string"}},\##
      "$schema":"https://json-schema.org/draft/2020-12/schema",\##
      "properties":{\##
      "informant":{"type":"object","x-hidden":{"behind":{"maxLength":10},"why":"a person"}},\##
      "kind":{"oneOf":[{"const":"money"},{"const":"other"}],"type":"string"},\##
      "lines":{"items":{"properties":{"count":{},\##
      "remark":{"x-hidden":{"behind":true,"why":"free text"}}}}},\##
      "next":{"$ref":"#"},\##
      "subject":{"$ref":"#/$defs/region"},\##
      "title":{"const":{"title":"kept"},"default":{"examples":1}}},\##
      "required":["kind","subject"],"x-keeper":"bawaslu"}
      """##
    #expect(String(decoding: rules, as: UTF8.self) == expected)
    let again = try JSONSchema(rules, annotations: SchemaAnnotation.madeUp)
    #expect(try again.canonicalRules().canonicalBytes() == rules)
  }

  private func pointer(_ text: String) throws -> JSONPointer { try #require(JSONPointer(text)) }

  private static let source = ##"""
    {"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Notice",
     "description":"A suspected violation","$comment":"why","examples":[1],
     "x-word":"Suspicion","x-keeper":"bawaslu",
     "$defs":{"region":{"type":"string","x-word":"Region"}},
     "required":["kind","subject"],
     "properties":{
       "subject":{"$ref":"#/$defs/region","x-word":"Where"},
       "kind":{"type":"string","x-word":"Kind",
         "oneOf":[{"const":"money","x-word":"Vote buying"},
           {"const":"other","description":"Anything else"}]},
       "title":{"const":{"title":"kept"},"default":{"examples":1}},
       "informant":{"type":"object",
         "x-hidden":{"why":"a person","behind":{"maxLength":10,"title":"Name"}}},
       "lines":{"items":{"properties":{
         "count":{"x-word":"Number"},
         "remark":{"x-hidden":{"why":"free text","behind":true}}}}},
       "next":{"$ref":"#"}}}
    """##
}
