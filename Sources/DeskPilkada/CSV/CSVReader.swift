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
