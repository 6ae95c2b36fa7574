import Tabular
import Testing

struct CSVTests {
  @Test func `reads fields, quoted ones with commas, quotes and line ends among them`() throws {
    let table = try CSVTable(Array("a,b\n1,\"x, \"\"y\"\"\r\nz\"\r\n,é\n\"\",\"\"".utf8))
    #expect(table.columns == ["a", "b"])
    #expect(table.records.map(\.fields) == [["1", "x, \"y\"\r\nz"], ["", "é"], ["", ""]])
    #expect(table.records.map(\.line) == [2, 4, 5])
  }

  @Test func `keeps what stands in a field, spaces and all`() throws {
    let table = try CSVTable(Array(" a ,b\n 1 ,\t\n".utf8))
    #expect(table.columns == [" a ", "b"])
    #expect(table.records.map(\.fields) == [[" 1 ", "\t"]])
  }

  @Test(arguments: [
    ("", CSVError.noHeader),
    ("a,b\n1\n", .fieldCount(line: 2, expected: 2, found: 1)),
    ("a,b\n1,2\n1,2,3\n", .fieldCount(line: 3, expected: 2, found: 3)),
    ("a,b\n1,2\n\n", .fieldCount(line: 3, expected: 2, found: 1)),
    ("a\n\"x\ny\n", .unclosedQuote(line: 2)),
    ("a\nx\"y\n", .strayQuote(line: 2)),
    ("a,b\n\"x\nx\"y,z\n", .textAfterQuote(line: 3)),
    ("a\rb\n", .loneCarriageReturn(line: 1)),
    ("a\n1\r", .loneCarriageReturn(line: 2)),
    ("a,b,a\n", .repeatedColumn("a")),
  ])
  func `refuses what RFC 4180 does not allow, and says on which line`(
    text: String, error: CSVError
  ) {
    #expect(throws: error) { try CSVTable(Array(text.utf8)) }
  }

  @Test func `refuses bytes that are not UTF-8`() {
    #expect(throws: CSVError.notUTF8(line: 2)) { try CSVTable([0x61, 0x0A, 0xFF, 0x0A]) }
  }

  @Test func `says which column is missing`() throws {
    let table = try CSVTable(Array("a,b\n".utf8))
    #expect(try table.position(of: "b") == 1)
    #expect(throws: CSVError.missingColumn("c")) { try table.position(of: "c") }
  }
}
