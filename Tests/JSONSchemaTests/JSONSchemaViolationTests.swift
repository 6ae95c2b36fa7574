import CanonicalJSON
import JSONSchema
import Testing

@Suite struct JSONSchemaViolationTests {
  @Test(arguments: [
    (#"false"#, "1", ["the value: false: nothing of this kind is allowed here"]),
    (
      #"{"type":["integer","null"]}"#, "1.5",
      ["the value: type: null or integer expected, number found"]
    ),
    (#"{"type":"integer"}"#, "1.0", []),
    (
      #"{"enum":["b",{"y":1,"x":2.0}]}"#, "1",
      [#"the value: enum: not one of "b", {"x":2,"y":1}"#]
    ),
    (#"{"enum":["b",{"y":1,"x":2.0}]}"#, #"{"x":2,"y":1e0}"#, []),
    (#"{"const":"é"}"#, #""\u00e9""#, []),
    (#"{"const":"é"}"#, #""e\u0301""#, [#"the value: const: not one of "é""#]),
    (#"{"minimum":3}"#, "2.5", ["the value: minimum: the number is 2.5, the limit 3"]),
    (
      #"{"exclusiveMinimum":3}"#, "3", ["the value: exclusiveMinimum: the number is 3, the limit 3"]
    ),
    (
      #"{"maximum":9007199254740990}"#, "9007199254740991",
      ["the value: maximum: the number is 9007199254740991, the limit 9007199254740990"]
    ),
    (
      #"{"exclusiveMaximum":0}"#, "-0",
      ["the value: exclusiveMaximum: the number is 0, the limit 0"]
    ),
    (#"{"multipleOf":3}"#, "-7", ["the value: multipleOf: the number is -7, the limit 3"]),
    (#"{"multipleOf":3}"#, "1.5", ["the value: multipleOf: the number is 1.5, the limit 3"]),
    (#"{"multipleOf":3}"#, "3e22", []),
    (#"{"multipleOf":7}"#, "3e22", ["the value: multipleOf: the number is 3e+22, the limit 7"]),
    (#"{"minLength":2}"#, #""😀""#, ["the value: minLength: the count is 1, the limit 2"]),
    (
      #"{"minLength":2}"#, #""\ud83d\ude00""#, ["the value: minLength: the count is 1, the limit 2"]
    ),
    (#"{"maxLength":1}"#, #""😀""#, []),
    (#"{"maxLength":1}"#, #""\ud83d\ude00""#, []),
    (#"{"maxLength":1}"#, #""e\u0301""#, ["the value: maxLength: the count is 2, the limit 1"]),
    (#"{"pattern":"^a+$"}"#, #""\u0061b""#, ["the value: pattern: the text does not match ^a+$"]),
    (#"{"pattern":"^a+$"}"#, #""\u0061""#, []),
    (#"{"minItems":1}"#, "[]", ["the value: minItems: the count is 0, the limit 1"]),
    (#"{"maxItems":1}"#, "[1,2]", ["the value: maxItems: the count is 2, the limit 1"]),
    (
      #"{"uniqueItems":true}"#, "[1,2,1.0,[2],2]",
      ["/2: uniqueItems: the same as item 0", "/4: uniqueItems: the same as item 1"]
    ),
    (
      #"{"prefixItems":[{"type":"null"}],"items":{"type":"string"}}"#, #"[1,"a",2]"#,
      [
        "/0: type: null expected, number found", "/2: type: string expected, number found",
      ]
    ),
    (#"{"contains":{"type":"null"}}"#, "[1]", ["the value: contains: the count is 0, the limit 1"]),
    (
      #"{"contains":{"type":"null"},"minContains":2}"#, "[null]",
      ["the value: minContains: the count is 1, the limit 2"]
    ),
    (
      #"{"contains":{"type":"null"},"maxContains":1}"#, "[null,null]",
      ["the value: maxContains: the count is 2, the limit 1"]
    ),
    (#"{"minProperties":1}"#, "{}", ["the value: minProperties: the count is 0, the limit 1"]),
    (
      #"{"maxProperties":0}"#, #"{"a":1}"#,
      ["the value: maxProperties: the count is 1, the limit 0"]
    ),
    (
      #"{"required":["b","a"]}"#, "{}",
      [#"the value: required: "a" is missing"#, #"the value: required: "b" is missing"#]
    ),
    (#"{"required":["a"]}"#, #"{"\u0061":1}"#, []),
    (
      #"{"dependentRequired":{"a":["b","c"],"d":["e"]}}"#, #"{"a":1,"c":2}"#,
      [#"the value: dependentRequired: "b" is missing, which "a" asks for"#]
    ),
    (
      #"{"properties":{"a":true},"additionalProperties":false}"#, #"{"b/c":1,"a":1,"d":2}"#,
      [
        #"/b~1c: additionalProperties: "b/c" is not known here"#,
        #"/d: additionalProperties: "d" is not known here"#,
      ]
    ),
    (
      #"{"required":["a"],"additionalProperties":{"type":"null"}}"#, #"{"a":1}"#,
      ["/a: type: null expected, number found"]
    ),
    (
      #"{"propertyNames":{"pattern":"^[a-z]+$"}}"#, #"{"a":1,"B":2}"#,
      [#"/B: propertyNames: "B" is not allowed as a name"#]
    ),
    (
      #"{"anyOf":[{"type":"null"},{"minLength":2}]}"#, #""a""#, ["the value: anyOf: no branch fits"]
    ),
    (#"{"oneOf":[true,{"type":"null"},true]}"#, "1", ["the value: oneOf: 2 branches fit"]),
    (#"{"oneOf":[{"const":1},{"const":1.0}]}"#, "1", ["the value: oneOf: 2 branches fit"]),
    (
      #"{"not":{"type":"null"}}"#, "null",
      ["the value: not: nothing of this kind is allowed here"]
    ),
    (
      #"{"if":{"required":["a"]},"then":{"required":["b"]},"else":{"required":["c"]}}"#,
      #"{"a":1}"#,
      [#"the value: required: "b" is missing"#]
    ),
    (
      #"{"allOf":[{"minLength":3},{"pattern":"^b*$"}]}"#, #""a""#,
      [
        "the value: minLength: the count is 1, the limit 3",
        "the value: pattern: the text does not match ^b*$",
      ]
    ),
  ])
  func `tells every violation with its place and its numbers`(
    schema: String, value: String, violations: [String]
  ) throws {
    let schema = try JSONSchema(Array(schema.utf8))
    let value = try JSONText(Array(value.utf8)).root
    #expect(schema.violations(in: value).map(\.description) == violations)
    #expect(schema.isValid(value) == violations.isEmpty)
  }

  @Test func `tells all violations of a nested value at once`() throws {
    let schema = try JSONSchema(
      Array(
        ##"""
        {"$defs":{"line":{"type":"object","required":["item"],"additionalProperties":false,
          "properties":{"item":{"enum":["box","seal"]},"count":{"type":"integer","minimum":0}}}},
         "required":["id","lines"],
         "properties":{"id":{"pattern":"^[1-9][0-9]*$"},"lines":{"items":{"$ref":"#/$defs/line"}}}}
        """##.utf8))
    let value = try JSONText(
      Array(#"{"id":"07","lines":[{"item":"box","count":-1},{"count":"2","kind":0}]}"#.utf8))
    let found = schema.violations(in: value.root).map { "\($0.pointer) \($0.schemaPointer)" }
    #expect(
      found == [
        "/id /properties/id/pattern",
        "/lines/0/count /$defs/line/properties/count/minimum",
        "/lines/1/count /$defs/line/properties/count/type",
        "/lines/1/kind /$defs/line/additionalProperties",
        "/lines/1 /$defs/line/required",
      ])
  }

  @Test(arguments: ["oneOf", "anyOf"])
  func `tells one violation of an enumeration whose values are labelled`(keyword: String) throws {
    let schema = try JSONSchema(
      Array(
        #"""
        {"\#(keyword)":[{"const":"short","x-word":"Short"},
          {"const":2.0,"title":"Two"},{"const":null}]}
        """#.utf8), annotations: SchemaAnnotation.madeUp)
    for value in [#""short""#, "2", "null", #""s\u0068ort""#, "2.0"] {
      #expect(schema.isValid(try JSONText(Array(value.utf8)).root), "\(value)")
    }
    let violations = schema.violations(in: try JSONText(Array(#""shorter""#.utf8)).root)
    #expect(violations.map(\.detail) == [.notOneOf([#""short""#, "2", "null"])])
    #expect(violations.map(\.keyword?.rawValue) == [keyword])
  }

  @Test func `starts its pointers at the root of the text`() throws {
    let schema = try JSONSchema(Array(#"{"properties":{"a":{"type":"null"}}}"#.utf8))
    let text = try JSONText(Array(#"{"data":[{"a":1}]}"#.utf8))
    let value = try #require(text.root["data"]?[0])
    #expect(schema.violations(in: value).map(\.pointer.description) == ["/data/0/a"])
  }

  /// The search for a name starts where the last one was found, so each order takes another way.
  @Test(arguments: [
    ["a", "b", "c"], ["c", "b", "a"], ["b", "x", "c"], ["c", "x", "a", "b"], ["x"],
  ])
  func `finds members in any order`(names: [String]) throws {
    let schema = try JSONSchema(
      Array(
        #"""
        {"properties":{"a":{"const":"a"},"b":{"const":"b"},"c":{"const":"c"}},
         "additionalProperties":{"const":"x"}}
        """#.utf8))
    for wrong in [nil] + names.map(Optional.init) {
      let members = names.map { #""\#($0)":"\#($0 == wrong ? "wrong" : $0)""# }
      let text = try JSONText(Array("{\(members.joined(separator: ","))}".utf8))
      #expect(
        schema.violations(in: text.root).map(\.pointer.tokens) == (wrong.map { [[$0]] } ?? []))
    }
  }

  @Test(arguments: [2, 31, 32, 33, 200])
  func `finds a repeated element in a long array`(count: Int) throws {
    let schema = try JSONSchema(Array(#"{"uniqueItems":true}"#.utf8))
    let different = (0..<count).map { #"{"n":\#($0)}"# }
    #expect(schema.isValid(try text(different)))
    for position in 1..<count {
      var repeated = different
      repeated[position] = different[position / 2]
      #expect(!schema.isValid(try text(repeated)), "at \(position)")
    }
  }

  @Test func `follows a schema into itself as deep as the value goes`() throws {
    let schema = try JSONSchema(
      Array(##"{"properties":{"next":{"$ref":"#"}},"additionalProperties":false}"##.utf8))
    let depth = JSONText.depthMax - 1
    let open = String(repeating: #"{"next":"#, count: depth)
    let close = String(repeating: "}", count: depth)
    #expect(schema.isValid(try JSONText(Array("\(open){}\(close)".utf8)).root))
    let wrong = try JSONText(Array(#"\#(open){"a":1}\#(close)"#.utf8))
    #expect(
      schema.violations(in: wrong.root).map(\.pointer.tokens)
        == [Array(repeating: "next", count: depth) + ["a"]])
  }

  private func text(_ elements: [String]) throws -> JSONValue {
    try JSONText(Array("[\(elements.joined(separator: ","))]".utf8)).root
  }
}
