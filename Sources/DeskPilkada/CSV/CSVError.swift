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
