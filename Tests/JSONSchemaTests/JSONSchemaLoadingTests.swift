import CanonicalJSON
import JSONSchema
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
    (#"{"oneOf":[{"const":1,"x-Word":"a"}]}"#, #"unknown keyword "x-Word" at /oneOf/0/x-Word"#),
    (
      #"{"x-hidden":{"why":"a","behind":{"$anchor":"a"}}}"#,
      #"unknown keyword "$anchor" at /x-hidden/behind/$anchor"#
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
    ("x-word", #""""#), ("x-word", "1"), ("x-keeper", "null"), ("x-hidden", #"{"why":"a"}"#),
    ("x-hidden", #"{"behind":{}}"#),
  ])
  func `refuses a malformed value of a keyword`(keyword: String, value: String) {
    #expect(
      refusal(of: #"{"\#(keyword)":\#(value)}"#)
        == #"malformed value of "\#(keyword)" at /\#(keyword)"#)
  }

  @Test(arguments: ["$schema", "$id", "x-keeper"])
  func `refuses below the root what belongs there`(keyword: String) {
    let value = #""https://json-schema.org/draft/2020-12/schema""#
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
    (##"{"anyOf":[{"properties":{"a":HIDDEN}}]}"##, "/anyOf/0/properties/a"),
    (##"{"oneOf":[true,{"items":HIDDEN}]}"##, "/oneOf/1/items"),
    (##"{"not":HIDDEN}"##, "/not"),
    (##"{"if":{"prefixItems":[HIDDEN]}}"##, "/if/prefixItems/0"),
    (##"{"if":true,"then":HIDDEN}"##, "/then"),
    (##"{"if":true,"else":{"additionalProperties":HIDDEN}}"##, "/else/additionalProperties"),
    (##"{"contains":HIDDEN}"##, "/contains"),
    (##"{"propertyNames":HIDDEN}"##, "/propertyNames"),
    (##"{"not":{"$ref":"#/$defs/a"},"$defs":{"a":HIDDEN}}"##, "/$defs/a"),
    (##"{"x-hidden":{"why":"a","behind":{"items":HIDDEN}}}"##, "/x-hidden/behind/items"),
  ])
  func `refuses an annotation of a place where it depends on what the value says`(
    schema: String, place: String
  ) {
    let hidden = #"{"x-hidden":{"why":"a","behind":{"type":"string"}}}"#
    #expect(
      refusal(of: schema.replacing("HIDDEN", with: hidden))
        == #""x-hidden" where only some values would have it, at \#(place)/x-hidden"#)
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
      _ = try JSONSchema(Array(schema.utf8), annotations: SchemaAnnotation.madeUp)
      return nil
    } catch {
      return "\(error)"
    }
  }
}
