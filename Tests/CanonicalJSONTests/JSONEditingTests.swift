import CanonicalJSON
import Testing

struct JSONEditingTests {
  @Test(arguments: [
    ("", #"{"new":0}"#),
    ("/a", #"{"a":{"new":0},"b":[1,{"c":2}]}"#),
    ("/z", #"{"a":0,"b":[1,{"c":2}],"z":{"new":0}}"#),
    ("/b/0", #"{"a":0,"b":[{"new":0},{"c":2}]}"#),
    ("/b/-", #"{"a":0,"b":[1,{"c":2},{"new":0}]}"#),
    ("/b/1/c", #"{"a":0,"b":[1,{"c":{"new":0}}]}"#),
    ("/b/1/-", #"{"a":0,"b":[1,{"-":{"new":0},"c":2}]}"#),
  ])
  func `puts a value where the pointer leads`(pointer: String, result: String) throws {
    let value: JSON = ["a": 0, "b": [1, ["c": 2]]]
    let pointer = try #require(JSONPointer(pointer))
    let edited = try value.replacing(at: pointer, with: ["new": 0])
    #expect(try edited.canonicalBytes() == Array(result.utf8))
  }

  @Test(arguments: [
    ("/a/x", "/a/x"), ("/z/y", "/z"), ("/z/y/x", "/z"), ("/b/2", "/b/2"), ("/b/x", "/b/x"),
    ("/b/01", "/b/01"), ("/b/-/c", "/b/-"), ("/b/1/c/d/e", "/b/1/c/d"),
  ])
  func `says what is missing on the way`(pointer: String, missing: String) throws {
    let value: JSON = ["a": 0, "b": [1, ["c": 2]]]
    let pointer = try #require(JSONPointer(pointer))
    let error = try #require(throws: JSONError.self) {
      try value.replacing(at: pointer, with: nil)
    }
    #expect(error.reason == .missingParent)
    #expect(error.pointer.description == missing)
  }

  @Test func `replaces only the name that is the same byte for byte`() throws {
    let value: JSON = ["\u{C5}": 1]
    let edited = try value.replacing(at: .root.appending("A\u{30A}"), with: 2)
    #expect(try edited.canonicalBytes() == Array("{\"A\u{30A}\":2,\"\u{C5}\":1}".utf8))
  }
}
