import DeskPilkada
import Testing

struct RegionCodeTests {
  @Test(arguments: [("64", 1), ("64.72", 2), ("64.72.01", 3), ("64.72.01.1003", 4)])
  func `counts the parts of a code`(text: String, parts: Int) {
    #expect(RegionCode(text)?.partCount == parts)
  }

  @Test(arguments: [
    "", "6", "644", "64.", ".64", "64.7", "64.72.1", "64.72.01.100", "64.72.01.3003",
    "64.72.01.0003", "64.72.01.10033", "64.72.01.1003.01", "64 72", "6４", "64.72.01.100a", "+4",
  ])
  func `refuses any other spelling`(text: String) {
    #expect(RegionCode(text) == nil)
  }

  @Test func `knows its parent`() {
    #expect(RegionCode("64.72.01.1003")?.parent?.text == "64.72.01")
    #expect(RegionCode("64.72")?.parent?.text == "64")
    #expect(RegionCode("64")?.parent == nil)
  }

  @Test(arguments: [
    ("64", "64.72.01.1003", true), ("64.72", "64.72", true), ("64.72", "64.72.01", true),
    ("64.72", "64.71", false), ("64.72", "64", false), ("64.02", "64.02.01", true),
  ])
  func `contains itself and what lies in it`(region: String, other: String, contains: Bool) throws {
    let region = try #require(RegionCode(region))
    let other = try #require(RegionCode(other))
    #expect(region.contains(other) == contains)
  }

  @Test func `sorts a region before those in it`() {
    let codes = ["64.02", "64", "64.01.01", "64.01"].compactMap(RegionCode.init).sorted()
    #expect(codes.map(\.text) == ["64", "64.01", "64.01.01", "64.02"])
  }
}
