/// Text as a terminal shows it: how wide it is, where it breaks, what may not reach the screen.
extension String {
  /// The number of columns the text takes: none for a scalar that is set upon another, so that a
  /// letter with its accent apart is as wide as the two in one, and two for a wide character.
  package var displayWidth: Int { unicodeScalars.reduce(0) { $0 + $1.columns } }

  /// The text with what a terminal would act on instead of showing it written out as `\u{1B}`.
  ///
  /// A sealed text says what its author likes. Escape sequences could rewrite the lines around it,
  /// and a change of direction could show its letters in another order.
  package var printable: String {
    guard unicodeScalars.contains(where: \.actsOnTerminals) else { return self }
    return unicodeScalars.reduce(into: "") { text, scalar in
      if scalar.actsOnTerminals {
        text += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
  }

  /// The text, or its beginning and an ellipsis, in at most so many columns.
  package func cut(to width: Int) -> String {
    guard displayWidth > width else { return self }
    guard width > 0 else { return "" }
    return head(width - 1).trimmingSpacesAtEnd + "…"
  }

  /// The text with spaces up to a width, after it or before it.
  package func padded(to width: Int, onTheLeft: Bool = false) -> String {
    let spaces = String(repeating: " ", count: Swift.max(0, width - displayWidth))
    return onTheLeft ? spaces + self : self + spaces
  }

  /// The text in lines of at most so many columns, broken at spaces where that is possible and at
  /// its own line ends; at least one line.
  ///
  /// A line that begins with `- ` goes on indented.
  package func wrapped(to width: Int) -> [String] {
    precondition(width > 0, "a line has at least one column")
    return split(separator: "\n", omittingEmptySubsequences: false)
      .flatMap { line -> [String] in
        guard line.hasPrefix("- "), width > 2 else { return String(line).paragraph(width: width) }
        let lines = String(line.dropFirst(2)).paragraph(width: width - 2)
        return lines.enumerated().map { ($0 == 0 ? "- " : "  ") + $1 }
      }
  }

  /// The columns that the longest word takes: the narrowest the text goes without breaking one.
  var longestWordWidth: Int {
    split { $0 == " " || $0 == "\n" }.map { String($0).displayWidth }.max() ?? 0
  }

  /// The text without the spaces at its end.
  var trimmingSpacesAtEnd: String {
    String(self[..<(lastIndex { $0 != " " }.map { index(after: $0) } ?? startIndex)])
  }

  private func paragraph(width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in split(separator: " ").flatMap({ String($0).pieces(width: width) }) {
      if line.isEmpty {
        line = word
      } else if line.displayWidth + 1 + word.displayWidth <= width {
        line += " " + word
      } else {
        lines.append(line)
        line = word
      }
    }
    return lines + (line.isEmpty && !lines.isEmpty ? [] : [line])
  }

  /// A word cut into pieces that each fit a line: a hash or a key may be longer than one.
  private func pieces(width: Int) -> [String] {
    var pieces: [String] = []
    var rest = self
    while rest.displayWidth > width {
      // A wide character in a line of one column goes out over its edge.
      let head = rest.head(width)
      let piece = head.isEmpty ? String(rest.unicodeScalars.prefix(1)) : head
      pieces.append(piece)
      rest = String(rest.unicodeScalars.dropFirst(piece.unicodeScalars.count))
    }
    return pieces + [rest]
  }

  /// The scalars that fill the first columns.
  private func head(_ width: Int) -> String {
    var left = width
    let scalars = unicodeScalars.prefix { scalar in
      left -= scalar.columns
      return left >= 0
    }
    return String(String.UnicodeScalarView(scalars))
  }
}

extension Unicode.Scalar {
  /// How many columns a terminal gives the scalar.
  fileprivate var columns: Int { takesNoColumn ? 0 : isWide ? 2 : 1 }

  /// Whether the scalar is wide: the blocks of East Asian scripts and of pictures in Unicode's
  /// `EastAsianWidth.txt` whose characters are W or F.
  private var isWide: Bool {
    guard value >= 0x1100 else { return false }
    return Self.wide.contains { $0.contains(value) }
  }

  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
    0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
    0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF,
    0x20000...0x3FFFD,
  ]

  fileprivate var takesNoColumn: Bool {
    guard value >= 0x300 else { return false }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return true
    default: return false
    }
  }

  /// Controls, and the format characters that reorder or hide text (Unicode categories Cc, Cf,
  /// Zl and Zp).
  ///
  /// Line ends are for `wrapped` to deal with.
  fileprivate var actsOnTerminals: Bool {
    if value >= 0x20, value < 0x7F { return false }
    switch properties.generalCategory {
    case .control: return self != "\n"
    case .format, .lineSeparator, .paragraphSeparator: return true
    default: return false
    }
  }
}
