/// A Swift string literal that stands for given text, byte for byte, on one line of source.
package struct SwiftLiteral: CustomStringConvertible {
  /// The literal, its quotes included.
  package let description: String

  /// Quotes and escapes the text.
  package init(_ text: String) {
    var literal = "\""
    for scalar in text.unicodeScalars { literal += Self.escaped(scalar) }
    description = literal + "\""
  }

  // Only what the lexer would read as something else is escaped. Scalars are written one by one:
  // a `Character` may hold several, such as a carriage return and a line feed.
  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\"": "\\\""
    case "\\": "\\\\"
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    case "\u{0}"..."\u{1F}", "\u{7F}", "\u{FEFF}": "\\u{\(String(scalar.value, radix: 16))}"
    default: String(scalar)
    }
  }
}
