import EventLedger

/// A table as aligned lines of text within a width.
///
/// Columns keep the width their contents ask for as long as all fit; then the widest text column
/// gives way and wraps between words. Neither words nor numbers are broken: half a number is a
/// wrong number, and half a hash is none. Where even the narrowest columns do not fit side by
/// side, every row becomes a block with a line for each cell.
struct TableLayout {
  private let table: TextTable
  private let language: Language
  private let width: Int
  private let cells: [[String]]
  private let isNumeric: [Bool]

  init(_ table: TextTable, language: Language, width: Int) {
    self.table = table
    self.language = language
    self.width = width
    cells = table.rows.map { row in row.map { $0.text(in: language) } }
    isNumeric = table.columns.indices.map { column in
      table.rows.contains { $0[column].isNumber }
    }
  }

  func lines() -> [String] {
    if table.rows.isEmpty { return table.emptyNote.wrapped(to: width) }
    guard let widths = columnWidths() else { return blocks() }
    let header = line(of: table.columns.map(\.title), widths: widths)
    let rule = widths.map { String(repeating: "-", count: $0) }.joined(separator: Self.gap)
    return header + [rule] + cells.flatMap { line(of: $0, widths: widths) }
  }

  private static let gap = "  "

  /// The width of each column; nil when they do not fit side by side.
  private func columnWidths() -> [Int]? {
    var widths = table.columns.indices.map { column in
      max(
        titleWidth(of: column), cells.map { widestLine(of: $0[column]) }.max() ?? 0)
    }
    let narrowest = table.columns.indices.map { column in
      max(
        table.columns[column].title.longestWordWidth,
        cells.map { $0[column].longestWordWidth }.max() ?? 0)
    }
    let available = width - Self.gap.count * (widths.count - 1)
    while widths.reduce(0, +) > available {
      guard
        let widest = widths.indices
          .filter({ widths[$0] > narrowest[$0] })
          .max(by: { widths[$0] < widths[$1] })
      else { return nil }
      widths[widest] -= 1
    }
    return widths
  }

  /// A number's title may break between words, so that it does not make its column wide.
  private func titleWidth(of column: Int) -> Int {
    let title = table.columns[column].title
    guard isNumeric[column] else { return title.displayWidth }
    return title.longestWordWidth
  }

  private func widestLine(of text: String) -> Int {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0).displayWidth }.max() ?? 0
  }

  /// One row, in as many lines as its highest cell has.
  private func line(of texts: [String], widths: [Int]) -> [String] {
    let wrapped = zip(texts, widths).map { $0.wrapped(to: max(1, $1)) }
    return (0..<(wrapped.map(\.count).max() ?? 0)).map { number in
      wrapped.indices.map { column in
        let text = number < wrapped[column].count ? wrapped[column][number] : ""
        return text.padded(to: widths[column], onTheLeft: isNumeric[column])
      }.joined(separator: Self.gap).trimmingSpacesAtEnd
    }
  }

  /// Every row as a block of labelled lines, for tables with more columns than fit.
  private func blocks() -> [String] {
    cells.enumerated().flatMap { number, row in
      let list = zip(table.columns, row).map { LabelledText(label: $0.title, text: $1) }
      return (number == 0 ? [] : [""]) + list.lines(width: width)
    }
  }
}
