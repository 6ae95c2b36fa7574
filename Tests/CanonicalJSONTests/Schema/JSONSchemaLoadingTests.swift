import CanonicalJSON
import Testing

/// What is not understood is refused when the schema is loaded, with its place.
@Suite struct JSONSchemaLoadingTests {
  @Test(arguments: [
    (#"{"requierd":["a"]}"#, #"unknown keyword "requierd" at /requierd"#),
    (
      #"{"properties":{"a":{"format":"date"}}}"#,
      #"unknown keyword "format" at /properties/a/format"#
    ),
    (
      #"{"items":{"patternProperties":{}}}"#,
      #"unknown keyword "patternProperties" at /items/patternProperties"#
    ),
    (
      #"{"$defs":{"a":{"unevaluatedItems":false}}}"#,
      #"unknown keyword "unevaluatedItems" at /$defs/a/unevaluatedItems"#
    ),
    (#"{"oneOf":[{"const":1,"X-label":0}]}"#, #"unknown keyword "X-label" at /oneOf/0/X-label"#),
    (
      #"{"x-sealed":{"class":"person","schema":{"$anchor":"a"}}}"#,
      #"unknown keyword "$anchor" at /x-sealed/schema/$anchor"#
    ),
  ])
  func `refuses an unknown keyword wherever it stands`(schema: String, error: String) {
    #expect(refusal(of: schema) == error)
  }

  @Test(arguments: [
    (#"[]"#, ""), (#"{"not":1}"#, "/not"), (#"{"items":[true]}"#, "/items"),
    (#"{"properties":{"a":null}}"#, "/properties/a"), (#"{"allOf":[true,"a"]}"#, "/allOf/1"),
  ])
  func `refuses what is no schema`(schema: String, place: String) {
    let place = place.isEmpty ? "at the root" : "at \(place)"
    #expect(refusal(of: schema) == "a schema is an object or a boolean; found neither \(place)")
  }

  @Test(arguments: [
    ("type", #""text""#), ("type", "[]"), ("type", #"["null","null"]"#), ("type", "1"),
    ("enum", #""a""#), ("enum", "[1e20]"), ("const", "1e20"),
    ("minLength", "-1"), ("maxLength", "1.5"), ("minItems", #""1""#), ("maxItems", "null"),
    ("minProperties", "1e99"), ("minContains", "-2"), ("uniqueItems", "1"),
    ("multipleOf", "0"), ("multipleOf", "-1"), ("multipleOf", "0.5"),
    ("minimum", #""1""#), ("exclusiveMaximum", "true"), ("pattern", "1"),
    ("required", #""a""#), ("required", #"["a","a"]"#), ("required", "[1]"),
    ("properties", "[]"), ("$defs", "[]"), ("dependentRequired", #"{"a":"b"}"#),
    ("allOf", "[]"), ("anyOf", "{}"), ("prefixItems", "[]"), ("$ref", "1"),
    ("title", "1"), ("description", "{}"), ("$comment", "[]"), ("examples", "{}"), ("$id", "1"),
    ("x-label", #""a""#), ("x-label", #"{"id":"a"}"#), ("x-label", #"{"id":"a","en":""}"#),
    ("x-help", #"{"id":"a","en":"b","fr":"c"}"#), ("x-help", #"{"id":"a","en":1}"#),
    ("x-roles", "[]"), ("x-roles", #"["kpu","kpu"]"#), ("x-roles", #"[""]"#), ("x-roles", #""a""#),
    ("x-sealed", #""person""#), ("x-sealed", #"{"class":"person"}"#),
    ("x-sealed", #"{"class":"secret","schema":{}}"#),
    ("x-sealed", #"{"class":"person","schema":{},"a":1}"#),
  ])
  func `refuses a malformed value of a keyword`(keyword: String, value: String) {
    #expect(
      refusal(of: #"{"\#(keyword)":\#(value)}"#)
        == #"malformed value of "\#(keyword)" at /\#(keyword)"#)
  }

  @Test(arguments: ["$schema", "$id", "x-roles"])
  func `refuses below the root what belongs there`(keyword: String) {
    let value =
      keyword == "x-roles" ? #"["kpu"]"# : #""https://json-schema.org/draft/2020-12/schema""#
    #expect(
      refusal(of: #"{"items":{"\#(keyword)":\#(value)}}"#)
        == #""\#(keyword)" belongs at the root; found at /items/\#(keyword)"#)
    #expect(refusal(of: #"{"\#(keyword)":\#(value)}"#) == nil)
  }

  @Test func `refuses another dialect`() {
    #expect(
      refusal(of: #"{"$schema":"http://json-schema.org/draft-07/schema#"}"#)
        == #"unknown dialect "http://json-schema.org/draft-07/schema#" at /$schema"#)
  }

  @Test(arguments: [
    "#/$defs/b", "#/$defs", "#/$defs/a/items", "#/properties/a", "#a", "", "a.json", "#/$defs/%6",
    "#/$defs/%zz", "#/$defs/%ff", "#/$defs/~2", "https://json-schema.org/draft/2020-12/schema",
  ])
  func `refuses a reference that leads nowhere`(reference: String) {
    #expect(
      refusal(of: #"{"items":{"$ref":"\#(reference)"},"$defs":{"a":{"items":{}}}}"#)
        == #""\#(reference)" leads to no schema, at /items/$ref"#)
  }

  @Test(arguments: [
    (##"{"$ref":"#"}"##, "at the root"),
    (##"{"allOf":[{"not":{"$ref":"#"}}]}"##, "at the root"),
    (##"{"$defs":{"a":{"$ref":"#/$defs/b"},"b":{"if":{"$ref":"#/$defs/a"}}}}"##, "at /$defs/a"),
  ])
  func `refuses references that would never end`(schema: String, place: String) {
    #expect(refusal(of: schema) == "references that never reach into the value \(place)")
  }

  @Test func `names the place of a pattern outside the subset`() {
    #expect(
      refusal(of: #"{"propertyNames":{"pattern":"^a.$"}}"#)
        == "pattern outside the subset (unsupported at 2) at /propertyNames/pattern")
  }

  @Test(arguments: [
    (##"{"anyOf":[{"properties":{"a":SEALED}}]}"##, "/anyOf/0/properties/a"),
    (##"{"oneOf":[true,{"items":SEALED}]}"##, "/oneOf/1/items"),
    (##"{"not":SEALED}"##, "/not"),
    (##"{"if":{"prefixItems":[SEALED]}}"##, "/if/prefixItems/0"),
    (##"{"if":true,"then":SEALED}"##, "/then"),
    (##"{"if":true,"else":{"additionalProperties":SEALED}}"##, "/else/additionalProperties"),
    (##"{"contains":SEALED}"##, "/contains"),
    (##"{"propertyNames":SEALED}"##, "/propertyNames"),
    (##"{"not":{"$ref":"#/$defs/a"},"$defs":{"a":SEALED}}"##, "/$defs/a"),
    (##"{"x-sealed":{"class":"person","schema":{"items":SEALED}}}"##, "/x-sealed/schema/items"),
  ])
  func `refuses a sealed field that depends on what the value says`(
    schema: String, place: String
  ) {
    let sealed = #"{"x-sealed":{"class":"narrative","schema":{"type":"string"}}}"#
    #expect(
      refusal(of: schema.replacing("SEALED", with: sealed))
        == "a sealed field that only some values have, at \(place)/x-sealed")
  }

  @Test func `refuses bytes that are no JSON`() throws {
    let error = try #require(throws: JSONSchemaError.self) {
      try JSONSchema(Array(#"{"type":"object","type":"array"}"#.utf8))
    }
    guard case .malformedJSON(let cause) = error.reason else {
      Issue.record("another reason: \(error)")
      return
    }
    #expect(cause.reason == .duplicateName)
  }

  private func refusal(of schema: String) -> String? {
    do {
      _ = try JSONSchema(Array(schema.utf8))
      return nil
    } catch {
      return "\(error)"
    }
  }
}
