/// One record of a CSV file: its fields in order, and where it stands.
package struct CSVRecord: Hashable, Sendable {
  /// The line on which the record begins, from 1.
  ///
  /// A quoted field may span lines.
  package let line: Int

  /// The fields, unquoted.
  package let fields: [String]
}
