import Tabular

/// A fact file being read into typed values, so that each mistake in it names its place.
struct FactFile {
  /// The path in the resources folder.
  let path: String
  private let records: [CSVRecord]
  private let positions: [String: Int]

  /// Finds the columns that will be asked for, so that a lack shows even in a file of no records.
  init(
    _ path: String, columns: [String], in files: [String: [UInt8]]
  ) throws(FactError) {
    guard let bytes = files[path] else { throw .missingFile(path) }
    self.path = path
    do {
      let table = try CSVTable(bytes)
      var positions: [String: Int] = [:]
      for column in columns { positions[column] = try table.position(of: column) }
      self.positions = positions
      records = table.records
    } catch { throw .malformed(path, error) }
  }

  /// Calls `body` with each record.
  func forEach(_ body: (FactRow) throws(FactError) -> Void) throws(FactError) {
    for record in records {
      try body(FactRow(path: path, positions: positions, record: record))
    }
  }

  /// Makes a value of each record.
  func map<Value>(
    _ make: (FactRow) throws(FactError) -> Value
  ) throws(FactError) -> [Value] {
    var values: [Value] = []
    try forEach { row throws(FactError) in values.append(try make(row)) }
    return values
  }
}
