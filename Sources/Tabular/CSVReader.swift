/// Splits bytes into CSV records, strictly (RFC 4180).
///
/// A line ends in LF or CRLF; the last one may lack its end. Nothing is trimmed, guessed or
/// repaired: a quote that is never closed would otherwise swallow the rest of a file in silence.
package struct CSVReader {
  private let bytes: [UInt8]
  private var position = 0
  private var line = 1

  /// Reads from the first byte.
  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The next record; nil after the last one.
  package mutating func next() throws(CSVError) -> CSVRecord? {
    guard position < bytes.count else { return nil }
    let start = line
    var fields: [String] = []
    repeat { fields.append(try field()) } while take(UInt8(ascii: ","))
    if take(UInt8(ascii: "\r")), peek != UInt8(ascii: "\n") {
      throw .loneCarriageReturn(line: line)
    }
    if take(UInt8(ascii: "\n")) { line += 1 }
    return CSVRecord(line: start, fields: fields)
  }

  private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    position += 1
    return true
  }

  private mutating func field() throws(CSVError) -> String {
    take(UInt8(ascii: "\"")) ? try quotedField() : try plainField()
  }

  private mutating func plainField() throws(CSVError) -> String {
    let start = position
    while let byte = peek, !Self.ends.contains(byte) {
      guard byte != UInt8(ascii: "\"") else { throw .strayQuote(line: line) }
      position += 1
    }
    return try text(bytes[start..<position], line: line)
  }

  // The opening quote is behind; a doubled quote stands for one.
  private mutating func quotedField() throws(CSVError) -> String {
    let start = line
    var content: [UInt8] = []
    while let byte = peek {
      position += 1
      if byte == UInt8(ascii: "\""), !take(UInt8(ascii: "\"")) {
        guard peek.map(Self.ends.contains) ?? true else { throw .textAfterQuote(line: line) }
        return try text(content[...], line: start)
      }
      if byte == UInt8(ascii: "\n") { line += 1 }
      content.append(byte)
    }
    throw .unclosedQuote(line: start)
  }

  private func text(_ bytes: ArraySlice<UInt8>, line: Int) throws(CSVError) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else { throw .notUTF8(line: line) }
    return text
  }

  private static let ends = Array(",\r\n".utf8)
}

/// One record of a CSV file: its fields in order, and where it stands.
package struct CSVRecord: Hashable, Sendable {
  /// The line on which the record begins, from 1.
  ///
  /// A quoted field may span lines.
  package let line: Int

  /// The fields, unquoted.
  package let fields: [String]
}

/// A CSV file with a header: every record has exactly the header's fields.
package struct CSVTable: Sendable {
  /// The names of the columns, each once.
  package let columns: [String]

  /// The records below the header.
  package let records: [CSVRecord]

  /// Reads the whole file.
  package init(_ bytes: [UInt8]) throws(CSVError) {
    var reader = CSVReader(bytes)
    guard let header = try reader.next() else { throw .noHeader }
    var seen: Set<String> = []
    for column in header.fields where !seen.insert(column).inserted {
      throw .repeatedColumn(column)
    }
    var records: [CSVRecord] = []
    while let record = try reader.next() {
      guard record.fields.count == header.fields.count else {
        throw .fieldCount(
          line: record.line, expected: header.fields.count, found: record.fields.count)
      }
      records.append(record)
    }
    columns = header.fields
    self.records = records
  }

  /// The position of a column in every record's fields.
  package func position(of column: String) throws(CSVError) -> Int {
    guard let position = columns.firstIndex(of: column) else { throw .missingColumn(column) }
    return position
  }
}

/// Why bytes are not the CSV they should be (RFC 4180).
///
/// Lines count from 1.
package enum CSVError: Error, Hashable, Sendable {
  /// The field is not UTF-8.
  case notUTF8(line: Int)
  /// A quote opened on this line is never closed.
  case unclosedQuote(line: Int)
  /// A quote stands inside a field that did not begin with one.
  case strayQuote(line: Int)
  /// Something other than a comma or the end of the line follows a closing quote.
  case textAfterQuote(line: Int)
  /// A carriage return stands outside quotes without a line feed after it.
  case loneCarriageReturn(line: Int)
  /// The record has more or fewer fields than the header.
  case fieldCount(line: Int, expected: Int, found: Int)
  /// There is not even a header.
  case noHeader
  /// The header names a column twice.
  case repeatedColumn(String)
  /// The header lacks a column.
  case missingColumn(String)
}
