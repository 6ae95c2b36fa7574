import EventLedger
import JSONSchema
import LedgerTestSupport
import Testing

struct SchemaAnnotationsTests {
  private let schema: JSONSchema

  init() throws {
    schema = try JSONSchema(
      ofEventType: Array(
        #"""
        {"x-label":{"id":"Dugaan","en":"Suspicion"},"x-roles":["desk","bawaslu"],
         "properties":{
           "kind":{"x-help":{"id":"Seperti pertama diketahui","en":"As first noticed"},
             "oneOf":[{"const":"money","x-label":{"id":"Politik uang","en":"Vote buying"}},
               {"const":"other"}]},
           "informant":{"x-sealed":{"class":"person","schema":{"maxLength":10}}},
           "remark":{"x-sealed":{"class":"narrative","schema":true}}}}
        """#.utf8))
  }

  @Test func `reads in both languages what a value is called`() throws {
    #expect(schema.root.label?[.indonesian] == "Dugaan")
    #expect(schema.root.label?[.english] == "Suspicion")
    let kind = try #require(schema.root.properties.first?.node)
    #expect(kind.label == nil)
    #expect(kind.help?[.english] == "As first noticed")
    #expect(kind.choices.map { $0.label?[.indonesian] } == ["Politik uang", nil])
  }

  @Test func `reads which roles may write`() throws {
    #expect(schema.roles == ["desk", "bawaslu"])
    #expect(try JSONSchema(ofEventType: Array("{}".utf8)).roles == [])
  }

  @Test func `reads why a place is sealed`() {
    #expect(schema.root.properties.map { $0.node.sealed?.kind } == [nil, .person, .narrative])
  }

  @Test(arguments: [
    ("x-label", #""a""#), ("x-label", #"{"id":"a"}"#), ("x-label", #"{"id":"a","en":""}"#),
    ("x-help", #"{"id":"a","en":"b","fr":"c"}"#), ("x-help", #"{"id":"a","en":1}"#),
    ("x-roles", "[]"), ("x-roles", #"["kpu","kpu"]"#), ("x-roles", #"[""]"#), ("x-roles", #""a""#),
    ("x-roles", "[1]"), ("x-sealed", #""person""#), ("x-sealed", #"{"class":"person"}"#),
    ("x-sealed", #"{"class":"secret","schema":{}}"#),
    ("x-sealed", #"{"class":"person","schema":{},"a":1}"#),
  ])
  func `refuses an annotation in another form`(keyword: String, value: String) throws {
    let error = try #require(throws: JSONSchemaError.self) {
      try JSONSchema(ofEventType: Array(#"{"\#(keyword)":\#(value)}"#.utf8))
    }
    #expect(error.reason == .malformedValue(keyword: keyword))
  }

  @Test(arguments: [
    (#"{"not":{"x-sealed":{"class":"person","schema":true}}}"#, "x-sealed"),
    (#"{"items":{"x-roles":["kpu"]}}"#, "x-roles"), (#"{"x-lable":1}"#, "x-lable"),
  ])
  func `refuses an annotation where it does not belong`(source: String, keyword: String) throws {
    let error = try #require(throws: JSONSchemaError.self) {
      try JSONSchema(ofEventType: Array(source.utf8))
    }
    #expect("\(error)".contains(keyword))
  }
}
