import CanonicalJSON
import Testing

struct JSONPointerTests {
  /// The examples of RFC 6901 §5.
  @Test(arguments: [
    ("/foo", #"["bar","baz"]"#), ("/foo/0", #""bar""#), ("/", "0"), ("/a~1b", "1"), ("/c%d", "2"),
    ("/e^f", "3"), ("/g|h", "4"), (#"/i\j"#, "5"), (#"/k"l"#, "6"), ("/ ", "7"), ("/m~0n", "8"),
  ])
  func `leads to the values of the specification's example`(pointer: String, value: String) throws {
    let document =
      #"{"foo":["bar","baz"],"":0,"a/b":1,"c%d":2,"e^f":3,"g|h":4,"i\\j":5,"k\"l":6," ":7,"m~n":8}"#
    let root = try JSONText(Array(document.utf8)).root
    let pointer = try #require(JSONPointer(pointer))
    #expect(root.value(at: pointer).map { Array($0.bytes) } == Array(value.utf8))
    #expect(root.value(at: pointer)?.pointer == pointer)
    #expect(try JSON(root).value(at: pointer)?.canonicalBytes() == Array(value.utf8))
    #expect(root.value(at: .root)?.range == root.range)
  }

  @Test(arguments: ["a", "a/b", "/~", "/a~2", "/a~/b", "~0", " /a", "#/a"])
  func `refuses a text that is none`(text: String) {
    #expect(JSONPointer(text) == nil)
  }

  @Test(arguments: ["", "/", "//", "/a/b", "/~0~1", "/~01", "/é/\u{1F602}", "/a\r\n/b"])
  func `writes the text it was read from`(text: String) throws {
    #expect(try #require(JSONPointer(text)).description.utf8.elementsEqual(text.utf8))
  }

  @Test(arguments: [
    "/2", "/-", "/00", "/01", "/+1", "/-1", "/a", "/", "/0/0", "/18446744073709551616",
  ])
  func `leads nowhere where no element is`(text: String) throws {
    let root = try JSONText(Array("[1,2]".utf8)).root
    let pointer = try #require(JSONPointer(text))
    #expect(root.value(at: pointer) == nil)
    #expect(JSON(root).value(at: pointer) == nil)
  }

  @Test func `keeps places apart whose names only look the same`() {
    let composed = JSONPointer.root.appending("\u{C5}")
    let decomposed = JSONPointer.root.appending("A\u{30A}")
    #expect(composed != decomposed)
    #expect(Set([composed, decomposed, composed]).count == 2)
    #expect(JSONPointer(tokens: ["ab"]) != JSONPointer(tokens: ["a", "b"]))
  }
}
