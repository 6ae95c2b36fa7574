import LedgerViews
import Testing

@Suite struct QRCodeTests {
  /// What stands in three corners of every code, with the light edge around it.
  private static let finder = [
    "#######.", "#.....#.", "#.###.#.", "#.###.#.", "#.###.#.", "#.....#.", "#######.", "........",
  ]

  private func code(_ count: Int, _ correction: QRCode.Correction = .medium) throws -> QRCode {
    try #require(QRCode(String(repeating: "—", count: count), correction: correction))
  }

  @Test(arguments: [1, 20, 70, 400])
  func `has its finder in three corners and a side of 17 modules and some fours`(
    count: Int
  ) throws {
    let code = try code(count)
    #expect((code.side - 17).isMultiple(of: 4))
    for (row, line) in Self.finder.enumerated() {
      for (column, mark) in line.enumerated() {
        let last = code.side - 1
        #expect(code.isDark(row: row, column: column) == (mark == "#"))
        #expect(code.isDark(row: row, column: last - column) == (mark == "#"))
        #expect(code.isDark(row: last - row, column: column) == (mark == "#"))
      }
    }
  }

  @Test func `holds a note of two hundred and twenty bytes within eighty columns`() throws {
    let text = String(repeating: "n", count: 220)
    let code = try #require(QRCode(text, correction: .medium))
    #expect(code.columns == 69)
  }

  @Test func `is smaller with less correction, and other for another text`() throws {
    #expect(try code(70, .low).side < code(70, .medium).side)
    #expect(try code(70) == code(70))
    #expect(QRCode("1", correction: .low) != QRCode("2", correction: .low))
  }

  @Test func `is not made of nothing, nor of more than any code holds`() {
    #expect(QRCode("", correction: .low) == nil)
    #expect(QRCode(String(repeating: "n", count: 2_940), correction: .low) != nil)
    #expect(QRCode(String(repeating: "n", count: 3_000), correction: .low) == nil)
  }

  @Test func `shows every module in half a character, and a light margin around`() throws {
    let code = try code(20)
    let lines = code.text(forTerminal: false).split(separator: "\n").map(Array.init)
    #expect(lines.count == (code.columns + 1) / 2)
    for (half, line) in lines.enumerated() {
      #expect(line.count == code.columns)
      for (place, character) in line.enumerated() {
        let (row, column) = (2 * half - QRCode.margin, place - QRCode.margin)
        let (upper, lower) = (
          code.isDark(row: row, column: column), code.isDark(row: row + 1, column: column)
        )
        #expect(["█", "▀"].contains(character) == upper)
        #expect(["█", "▄"].contains(character) == lower)
      }
    }
  }

  @Test func `sets black on white itself on a terminal`() throws {
    let code = try code(20)
    let lines = code.text(forTerminal: true).split(separator: "\n")
    #expect(lines.allSatisfy { $0.hasPrefix("\u{1B}[30;107m") && $0.hasSuffix("\u{1B}[0m") })
  }

  @Test func `draws every dark module once`() throws {
    let code = try code(70)
    let svg = code.svg(title: "a < b & c")
    #expect(svg.contains("<title>a &lt; b &amp; c</title>"))
    var drawn: Set<[Int]> = []
    for run in svg.matches(of: #/M(\d+) (\d+)h(\d+)v1h-(\d+)z/#) {
      let numbers = [run.1, run.2, run.3, run.4].compactMap { Int($0) }
      #expect(numbers[2] == numbers[3])
      for column in numbers[0]..<numbers[0] + numbers[2] {
        let place = [numbers[1] - QRCode.margin, column - QRCode.margin]
        #expect(drawn.insert(place).inserted)
      }
    }
    for row in 0..<code.side {
      for column in 0..<code.side {
        #expect(code.isDark(row: row, column: column) == drawn.contains([row, column]))
      }
    }
  }
}
