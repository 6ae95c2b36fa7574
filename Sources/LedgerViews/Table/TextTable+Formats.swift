import CanonicalJSON
import Tabular

extension TextTable {
  /// The table for programs, as CSV: the columns' names, then a record for each row.
  ///
  /// Numbers stand without grouping and nothing is cut; no text is a formula or a control. A comment has no place in CSV, so an
  /// exercise says of every row that it is one.
  func csv(isRehearsal: Bool) -> String {
    var writer = CSVWriter()
    writer.append(columns.map(\.name) + (isRehearsal ? ["rehearsal"] : []))
    for row in rows {
      writer.append(row.map(\.csv) + (isRehearsal ? ["true"] : []))
    }
    return writer.text
  }

  /// The table for programs, as one line of canonical JSON (RFC 8785):
  /// `{"rehearsal":…,"rows":[{NAME:VALUE,…},…]}`; what a row does not have is left out.
  func json(isRehearsal: Bool) throws(JSONError) -> String {
    let rows = rows.map { row in
      JSON.object(
        zip(columns, row).compactMap { column, cell in
          cell.json.map { JSON.Member(name: column.name, value: $0) }
        })
    }
    let table: JSON = ["rehearsal": .boolean(isRehearsal), "rows": .array(rows)]
    return String(decoding: try table.canonicalBytes(), as: UTF8.self) + "\n"
  }
}

extension TextTable.Cell {
  fileprivate var csv: String {
    switch self {
    case .text(let text), .term(let text, _): text.inertInTables
    case .number(let number), .ordinal(let number), .percent(let number): String(number)
    case .truth(let truth): String(truth)
    case .nothing: ""
    }
  }

  fileprivate var json: JSON? {
    switch self {
    case .text(let text), .term(let text, _): .string(text)
    case .number(let number), .ordinal(let number), .percent(let number): .integer(number)
    case .truth(let truth): .boolean(truth)
    case .nothing: nil
    }
  }
}

extension String {
  /// The text as it does nothing to whoever opens the table: what a terminal would act on is written
  /// out, and what a spreadsheet would reckon with stands behind an apostrophe, which it does not
  /// show.
  ///
  /// Line ends stay, as CSV allows.
  fileprivate var inertInTables: String {
    let shown = unicodeScalars.split(separator: "\r", omittingEmptySubsequences: false)
      .map { String($0).printable }.joined(separator: "\r")
    guard let first = shown.unicodeScalars.first, "=+-@\r".unicodeScalars.contains(first) else {
      return shown
    }
    return "'" + shown
  }
}
