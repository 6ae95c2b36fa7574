import CanonicalJSON
import Testing

struct JSONValueTests {
  private let text = #" {"a" : [ null, true, -1.5e0, "x\u00e9\n" ], "\u0062" : { } , "c":false} "#

  @Test func `views each kind of value`() throws {
    let root = try JSONText(Array(text.utf8)).root
    let elements = try Array(#require(root["a"]).elements)
    #expect(root.kind == .object)
    #expect(elements.map(\.kind) == [.null, .boolean, .number, .string])
    #expect(elements.map(\.isNull) == [true, false, false, false])
    #expect(elements.map(\.boolean) == [nil, true, nil, nil])
    #expect(elements.map(\.double) == [nil, nil, -1.5, nil])
    #expect(elements.map(\.integer) == [nil, nil, nil, nil])
    #expect(elements.map(\.string) == [nil, nil, nil, "x\u{E9}\n"])
    #expect(elements.map(\.scalarCount) == [nil, nil, nil, 3])
    #expect(root["c"]?.boolean == false)
    #expect(elements.map(\.count) == [0, 0, 0, 0])
    #expect(elements[0].members.first { _ in true } == nil)
    #expect(root.elements.first { _ in true } == nil)
  }

  @Test func `finds members by what their names say`() throws {
    let root = try JSONText(Array(text.utf8)).root
    #expect(root.members.map { $0.name.string } == ["a", "b", "c"])
    #expect(root.count == 3)
    #expect(root["b"]?.kind == .object)
    #expect(root["b"]?.count == 0)
    #expect(root["d"] == nil)
    #expect(root[""] == nil)
    #expect(root["a"]?["0"] == nil)
  }

  @Test func `knows where a value stands`() throws {
    let root = try JSONText(Array(text.utf8)).root
    let last = try #require(root["a"]?[3])
    #expect(last.bytes.elementsEqual(#""x\u00e9\n""#.utf8))
    #expect(last.range == 30..<41)
    #expect(last.pointer.description == "/a/3")
    #expect(root["b"]?.pointer.description == "/b")
    #expect(root.members.map { $0.name.pointer.description } == ["/a", "/b", "/c"])
    #expect(root.pointer == .root)
    #expect(root.range == 1..<text.utf8.count - 1)
    #expect(root["a"]?[4] == nil)
    #expect(root["a"]?[-1] == nil)
  }

  @Test(arguments: [
    (#""abc""#, "abc", true), (#""abc""#, "ab", false), (#""ab""#, "abc", false),
    (#""a\u0062c""#, "abc", true), (#""a\u0062""#, "abc", false), (#""""#, "", true),
    (#""\ud83d\ude02""#, "😂", true), ("\"\u{C5}\"", "A\u{30A}", false), ("1", "1", false),
    (#""\u0000""#, "\0", true), (#""\/\b\f""#, "/\u{8}\u{C}", true),
  ])
  func `compares a string byte for byte`(json: String, other: String, isEqual: Bool) throws {
    let root = try JSONText(Array(json.utf8)).root
    #expect(root.stringEquals(other) == isEqual)
    let otherText = try JSONText(JSON.string(other).canonicalBytes())
    #expect(root.stringEquals(otherText.root) == isEqual)
  }

  @Test func `gives the canonical form of a part`() throws {
    let root = try JSONText(Array(text.utf8)).root
    #expect(try root["a"]?.canonicalBytes() == Array("[null,true,-1.5,\"xé\\n\"]".utf8))
  }
}
