import EventLedger
import LedgerViews
import Testing

@Suite struct DisplayTextTests {
  @Test(arguments: [
    ("", 0), ("Paser", 5), ("\u{E9}", 1), ("e\u{301}", 1), ("20 °C", 5), ("a…b", 3),
    ("東京", 4), ("Ｐ", 2), ("a🙂", 3),
  ])
  func `counts two columns for a wide character, none for one set on another`(
    text: String, width: Int
  ) {
    #expect(text.displayWidth == width)
  }

  @Test func `writes out what a terminal would act on`() {
    #expect("\u{1B}[2Jhapus".printable == "\\u{1B}[2Jhapus")
    #expect("a\rb\u{9B}c".printable == "a\\u{D}b\\u{9B}c")
    #expect("abc\u{202E}def".printable == "abc\\u{202E}def")
    #expect("dua\nbaris".printable == "dua\nbaris")
    #expect("Pos \u{E9}, 5 ≥ 4".printable == "Pos \u{E9}, 5 ≥ 4")
  }

  @Test(arguments: [
    ("satu dua tiga", 8, ["satu dua", "tiga"]),
    ("satu", 10, ["satu"]),
    ("", 10, [""]),
    ("satu\n\ndua", 10, ["satu", "", "dua"]),
    ("0123456789abcdef", 6, ["012345", "6789ab", "cdef"]),
    ("- satu dua", 6, ["- satu", "  dua"]),
    ("東京都", 5, ["東京", "都"]), ("東京", 1, ["東", "京"]),
    ("e\u{301}e\u{301}e\u{301}", 2, ["e\u{301}e\u{301}", "e\u{301}"]),
  ])
  func `breaks a text between words where it can`(text: String, width: Int, lines: [String]) {
    #expect(text.wrapped(to: width) == lines)
  }

  @Test func `cuts a text to a width with an ellipsis in the last column`() {
    #expect("Kutai Barat".cut(to: 11) == "Kutai Barat")
    #expect("Kutai Barat".cut(to: 9) == "Kutai Ba…")
    #expect("Kutai Barat".cut(to: 7) == "Kutai…")
    #expect("Kutai Barat".cut(to: 0) == "")
  }

  @Test(arguments: [
    (0, "0", "0"), (999, "999", "999"), (1000, "1.000", "1,000"),
    (2_821_202, "2.821.202", "2,821,202"), (-12_345, "-12.345", "-12,345"),
    (Int64.min, "-9.223.372.036.854.775.808", "-9,223,372,036,854,775,808"),
  ])
  func `groups digits as the language does`(number: Int64, indonesian: String, english: String) {
    #expect(number.grouped(in: .indonesian) == indonesian)
    #expect(number.grouped(in: .english) == english)
  }
}
