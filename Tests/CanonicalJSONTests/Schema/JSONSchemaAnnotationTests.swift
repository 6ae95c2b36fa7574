import CanonicalJSON
import Testing

@Suite struct JSONSchemaAnnotationTests {
  private let schema: JSONSchema

  init() throws {
    schema = try JSONSchema(Array(Self.source.utf8))
  }

  @Test func `lists members in the order of the schema`() {
    let properties = schema.root.properties
    #expect(properties.map(\.name) == ["subject", "kind", "title", "informant", "lines", "next"])
    #expect(properties.filter(\.isRequired).map(\.name) == ["subject", "kind"])
    #expect(properties[1].node.types == [.string])
    #expect(properties[4].node.items?.properties.map(\.name) == ["count", "remark"])
  }

  @Test func `says in both languages what a value is called`() throws {
    let kind = try #require(schema.root.node(at: try pointer("/kind")))
    #expect(kind.label?[.indonesian] == "Jenis")
    #expect(kind.label?[.english] == "Kind")
    #expect(kind.help?[.english] == "As first noticed")
    #expect(kind.choices.map(\.canonicalText) == [#""money""#, #""other""#])
    #expect(kind.choices.map { $0.label?[.indonesian] } == ["Politik uang", nil])
  }

  @Test func `takes its own label before that of a reference`() throws {
    #expect(try schema.root.node(at: pointer("/subject"))?.label?[.english] == "Where")
    #expect(try schema.root.node(at: pointer("/next/subject"))?.label?[.english] == "Where")
    #expect(try schema.root.node(at: pointer("/lines/0/count"))?.label?[.english] == "Number")
    #expect(try schema.root.node(at: pointer("/lines/0/nothing")) == nil)
    #expect(try schema.root.node(at: pointer("/0")) == nil)
  }

  @Test func `tells which roles may write`() {
    #expect(schema.roles == ["desk", "bawaslu"])
  }

  @Test func `finds every sealed value by its place, in the order of the text`() throws {
    let text = try JSONText(
      Array(
        #"""
        {"next":{"informant":{"sealed":"00"}},"lines":[{"count":1},{"remark":"clear"}],
         "informant":null,"kind":{"informant":1}}
        """#.utf8))
    let values = schema.sealedValues(in: text.root)
    #expect(
      values.map(\.pointer.description) == ["/next/informant", "/lines/1/remark", "/informant"])
    #expect(values.map(\.kind) == [.person, .narrative, .person])
    #expect(values.map(\.pointer) == values.map(\.stored.pointer))
    let name = try JSONText(Array(#""Siti""#.utf8))
    #expect(values.map { $0.clear.isValid(name.root) } == [true, true, true])
    let long = try JSONText(Array(#""Siti Aminah""#.utf8))
    #expect(
      values[0].clear.violations(in: long.root).map(\.schemaPointer.description)
        == ["/properties/informant/x-sealed/schema/maxLength"])
  }

  @Test func `tells of a place whether and why it is sealed`() throws {
    #expect(try schema.root.node(at: pointer("/informant"))?.sealed?.kind == .person)
    #expect(try schema.root.node(at: pointer("/lines/7/remark"))?.sealed?.kind == .narrative)
    #expect(try schema.root.node(at: pointer("/kind"))?.sealed == nil)
  }

  @Test func `counts a place once that two schemas seal`() throws {
    let sealed = #"{"x-sealed":{"class":"person","schema":true}}"#
    let schema = try JSONSchema(
      Array(
        #"""
        {"allOf":[{"properties":{"b":\#(sealed)}},{"properties":{"a":\#(sealed),"b":\#(sealed)}}]}
        """#.utf8))
    let text = try JSONText(Array(#"{"a":1,"b":2}"#.utf8))
    #expect(schema.sealedValues(in: text.root).map(\.pointer.tokens) == [["a"], ["b"]])
  }

  @Test func `leaves the wording out of the rules, and nothing else`() throws {
    let rules = try schema.canonicalRules().canonicalBytes()
    let expected = ##"""
      {"$defs":{"region":{"type":"string"}},\##
      "$schema":"https://json-schema.org/draft/2020-12/schema",\##
      "properties":{\##
      "informant":{"type":"object","x-sealed":{"class":"person","schema":{"maxLength":10}}},\##
      "kind":{"oneOf":[{"const":"money"},{"const":"other"}],"type":"string"},\##
      "lines":{"items":{"properties":{"count":{},\##
      "remark":{"x-sealed":{"class":"narrative","schema":true}}}}},\##
      "next":{"$ref":"#"},\##
      "subject":{"$ref":"#/$defs/region"},\##
      "title":{"const":{"title":"kept"},"default":{"examples":1}}},\##
      "required":["kind","subject"],"x-roles":["desk","bawaslu"]}
      """##
    #expect(String(decoding: rules, as: UTF8.self) == expected)
    #expect(try JSONSchema(rules).canonicalRules().canonicalBytes() == rules)
  }

  private func pointer(_ text: String) throws -> JSONPointer { try #require(JSONPointer(text)) }

  private static let source = ##"""
    {"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Notice",
     "description":"A suspected violation","$comment":"why","examples":[1],
     "x-label":{"id":"Dugaan","en":"Suspicion"},"x-roles":["desk","bawaslu"],
     "$defs":{"region":{"type":"string","x-label":{"id":"Wilayah","en":"Region"}}},
     "required":["kind","subject"],
     "properties":{
       "subject":{"$ref":"#/$defs/region","x-label":{"id":"Di mana","en":"Where"}},
       "kind":{"type":"string","x-label":{"id":"Jenis","en":"Kind"},
         "x-help":{"id":"Seperti pertama diketahui","en":"As first noticed"},
         "oneOf":[{"const":"money","x-label":{"id":"Politik uang","en":"Vote buying"}},
           {"const":"other","description":"Anything else"}]},
       "title":{"const":{"title":"kept"},"default":{"examples":1}},
       "informant":{"type":"object",
         "x-sealed":{"class":"person","schema":{"maxLength":10,"title":"Name"}}},
       "lines":{"items":{"properties":{
         "count":{"x-label":{"id":"Jumlah","en":"Number"}},
         "remark":{"x-sealed":{"class":"narrative","schema":true}}}}},
       "next":{"$ref":"#"}}}
    """##
}
