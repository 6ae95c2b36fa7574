import Tabular

/// One record of a fact file.
struct FactRow {
  /// The file's path in the resources folder.
  let path: String
  /// Where the columns stand among the fields.
  let positions: [String: Int]
  /// The fields.
  let record: CSVRecord

  /// The text in a column.
  func text(_ column: String) -> String {
    guard let position = positions[column] else {
      preconditionFailure("\(path) was opened without its column \(column)")
    }
    return record.fields[position]
  }

  /// The text in a column; nil when it is empty.
  func optionalText(_ column: String) -> String? {
    let text = text(column)
    return text.isEmpty ? nil : text
  }

  /// What `read` makes of the text in a column.
  func value<Value>(
    _ column: String, _ read: (String) -> Value?
  ) throws(FactError) -> Value {
    let text = text(column)
    guard let value = read(text) else {
      throw .badValue(path, line: record.line, column: column, text: text)
    }
    return value
  }

  /// The region code in a column.
  func code(_ column: String) throws(FactError) -> RegionCode {
    try value(column) { RegionCode($0) }
  }

  /// The number in a column, written the one way: digits without sign or leading zero.
  func count(_ column: String) throws(FactError) -> Int64 {
    try value(column, Self.count)
  }

  /// The number in a column; nil when it is empty.
  func optionalCount(_ column: String) throws(FactError) -> Int64? {
    optionalText(column) == nil ? nil : try count(column)
  }

  private static func count(_ text: String) -> Int64? {
    guard let count = Int64(text), count >= 0, String(count) == text else { return nil }
    return count
  }
}
