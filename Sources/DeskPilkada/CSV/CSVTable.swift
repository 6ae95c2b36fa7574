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
