/// A label and what stands beside it, as `show` lists them.
struct LabelledText {
  let label: String
  let text: String
  /// How deep the label stands, in steps of two columns.
  var depth = 0

  fileprivate var indented: String { String(repeating: "  ", count: depth) + label }

  /// Whether the label leaves enough room beside it for the text's longest word.
  ///
  /// A word that no line could hold is broken anyway.
  fileprivate func fits(beside labelWidth: Int, width: Int) -> Bool {
    let longest = text.longestWordWidth
    return longest > width || longest <= width - labelWidth - 2
  }

  /// The item with its text below the label: for a hash or a key that must stay in one piece.
  fileprivate func stacked(width: Int) -> [String] {
    let indent = max(0, min(2 * depth + 2, width - text.longestWordWidth))
    let margin = String(repeating: " ", count: indent)
    return indented.wrapped(keepingIndentTo: width)
      + text.wrapped(to: width - indent).map { margin + $0 }
  }

  /// The item with its text in a column of its own.
  fileprivate func beside(labelWidth: Int, width: Int) -> [String] {
    let margin = String(repeating: " ", count: labelWidth + 2)
    let texts = text.wrapped(to: width - margin.count)
    let rest = texts.dropFirst().map { $0.isEmpty ? "" : margin + $0 }
    guard indented.displayWidth <= labelWidth else {
      return indented.wrapped(keepingIndentTo: width) + [margin + texts[0]] + rest
    }
    return [(indented.padded(to: labelWidth + 2) + texts[0]).trimmingSpacesAtEnd] + rest
  }
}

extension [LabelledText] {
  /// The labels in one column, the texts wrapped in the next.
  ///
  /// Labels take as much as the longest asks for, and at most 30 columns or two fifths of the
  /// width; a longer one has its line to itself, and so has one whose text has a word that only
  /// fits below it.
  func lines(width: Int) -> [String] {
    let labels = filter { !$0.text.isEmpty }.filter {
      $0.fits(beside: $0.indented.displayWidth, width: width)
    }
    let labelWidth = Swift.min(
      labels.map(\.indented.displayWidth).max() ?? 0, 30, width * 2 / 5)
    return flatMap { item -> [String] in
      if item.text.isEmpty { return item.indented.wrapped(keepingIndentTo: width) }
      return item.fits(beside: labelWidth, width: width)
        ? item.beside(labelWidth: labelWidth, width: width) : item.stacked(width: width)
    }
  }
}

extension String {
  /// The text in lines of at most so many columns, each indented as the first is.
  package func wrapped(keepingIndentTo width: Int) -> [String] {
    let indent = String(prefix { $0 == " " })
    return String(dropFirst(indent.count)).wrapped(to: Swift.max(1, width - indent.count))
      .map { indent + $0 }
  }
}
