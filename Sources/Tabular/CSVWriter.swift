/// Writes records as CSV (RFC 4180): fields between commas, quoted where they must be, lines that
/// end in CRLF.
package struct CSVWriter {
  /// The records so far.
  package private(set) var text = ""

  package init() {}

  /// Adds a record.
  package mutating func append(_ fields: [String]) {
    text += fields.map(Self.field).joined(separator: ",") + "\r\n"
  }

  // By scalars: Swift takes CR LF for one character, and a quotation mark with an accent upon it
  // for another than the bare mark.
  private static func field(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard scalars.contains(where: { [",", "\"", "\r", "\n"].contains($0) }) else { return text }
    var quoted = "\"".unicodeScalars
    for scalar in scalars {
      if scalar == "\"" { quoted.append(scalar) }
      quoted.append(scalar)
    }
    quoted.append("\"")
    return String(quoted)
  }
}
