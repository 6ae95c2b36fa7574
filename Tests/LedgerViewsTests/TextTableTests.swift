import EventLedger
import LedgerViews
import Tabular
import Testing

@Suite struct TextTableTests {
  private static func table(_ rows: [[TextTable.Cell]]) -> TextTable {
    var table = TextTable(
      [
        .init("region", title: "Wilayah"), .init("received", title: "Diterima"),
        .init("note", title: "Catatan"),
      ], emptyNote: "Tidak ada baris.")
    for row in rows { table.append(row) }
    return table
  }

  private static let rows: [[TextTable.Cell]] = [
    [.text("64.11"), .number(1_204), .text("satu, \"dua\"\r\ntiga")],
    [.term(code: "64.72", label: "Kota Samarinda"), .number(-7), .nothing],
    [.text("a\u{1B}[2J"), .percent(58), .truth(true)],
  ]

  @Test func `sets numbers at the right edge of their column`() {
    let page = Fixtures.presentation(.indonesian)
    #expect(
      page.table(Self.table(Array(Self.rows.dropFirst())), as: .table) == """
        Wilayah         Diterima  Catatan
        --------------  --------  -------
        Kota Samarinda        -7  -
        a\\u{1B}[2J           58%  ya

        """)
  }

  @Test func `wraps the widest text until all columns fit`() {
    let page = Fixtures.presentation(.indonesian, width: 40)
    let long = "Desa yang paling jauh, dicapai dengan perahu"
    #expect(
      page.table(Self.table([[.text("64.11"), .number(3), .text(long)]]), as: .table) == """
        Wilayah  Diterima  Catatan
        -------  --------  ---------------------
        64.11           3  Desa yang paling
                           jauh, dicapai dengan
                           perahu

        """)
  }

  @Test func `breaks no word but lists the cells of a row that does not fit`() {
    let page = Fixtures.presentation(.indonesian, width: 40)
    let hash = String(repeating: "0a", count: 16)
    #expect(
      page.table(Self.table([[.text(hash), .number(3), .text("b")]]), as: .table) == """
        Wilayah
          \(hash)
        Diterima  3
        Catatan   b

        """)
  }

  @Test func `says so when there are no rows`() {
    let page = Fixtures.presentation(.indonesian)
    #expect(page.table(Self.table([]), as: .table) == "Tidak ada baris.\n")
    #expect(page.table(Self.table([]), as: .csv) == "region,received,note\r\n")
    #expect(page.table(Self.table([]), as: .json) == "{\"rehearsal\":false,\"rows\":[]}\n")
  }

  @Test func `writes CSV as RFC 4180 asks, with codes and plain numbers`() {
    let page = Fixtures.presentation(.english)
    #expect(
      page.table(Self.table(Self.rows), as: .csv)
        == "region,received,note\r\n64.11,1204,\"satu, \"\"dua\"\"\r\ntiga\"\r\n"
        + "64.72,-7,\r\na\\u{1B}[2J,58,true\r\n")
  }

  @Test(arguments: [
    ("polos", "polos"), ("", ""), (" tepi ", " tepi "), ("a,b", "\"a,b\""), ("a\rb", "\"a\rb\""),
    ("a\nb", "\"a\nb\""), ("\"", "\"\"\"\""), ("\"\u{301}", "\"\"\"\u{301}\""),
    // What a spreadsheet would run, and what a terminal would.
    ("=1+1", "'=1+1"), ("+62 541", "'+62 541"), ("-2", "'-2"), ("@SUM(A1)", "'@SUM(A1)"),
    ("\r=1", "\"'\r=1\""), ("\t=1", "\\u{9}=1"), ("a=1", "a=1"), ("\u{202E}x", "\\u{202E}x"),
  ])
  func `quotes a CSV field where it must and nowhere else`(text: String, field: String) {
    var table = TextTable([.init("note", title: "Catatan")], emptyNote: "")
    table.append([.text(text)])
    let csv = Fixtures.presentation(.english).table(table, as: .csv)
    #expect(Array(csv.unicodeScalars) == Array("note\r\n\(field)\r\n".unicodeScalars))
  }

  @Test func `writes CSV that our own reader reads back`() throws {
    let text = Fixtures.presentation(.english).table(Self.table(Self.rows), as: .csv)
    var reader = CSVReader(Array(text.utf8))
    var records: [[String]] = []
    while let record = try reader.next() { records.append(record.fields) }
    #expect(
      records == [
        ["region", "received", "note"], ["64.11", "1204", "satu, \"dua\"\r\ntiga"],
        ["64.72", "-7", ""], ["a\\u{1B}[2J", "58", "true"],
      ])
  }

  @Test func `writes JSON in canonical form, without what a row lacks`() {
    let page = Fixtures.presentation(.english)
    #expect(
      page.table(Self.table(Array(Self.rows.dropFirst())), as: .json)
        == "{\"rehearsal\":false,\"rows\":[{\"received\":-7,\"region\":\"64.72\"},"
        + "{\"note\":true,\"received\":58,\"region\":\"a\\u001b[2J\"}]}\n")
  }

  @Test func `marks every format of an exercise as one`() {
    let page = Fixtures.presentation(.indonesian, isRehearsal: true)
    let table = Self.table([[.text("64.11"), .number(1), .nothing]])
    #expect(page.table(table, as: .table).hasPrefix("LATIHAN — bukan data sebenarnya\n\n"))
    #expect(
      page.table(table, as: .csv) == "region,received,note,rehearsal\r\n64.11,1,,true\r\n")
    #expect(page.table(table, as: .json).hasPrefix("{\"rehearsal\":true,"))
  }
}
