import LedgerViews

/// What the author wrote is not signed or not taken in; told in the author's language.
struct Refusal: Error {
  /// The fact, without the line of a batch it was found in.
  let fact: String
  /// Where it is wrong, as JSON Pointers, without the values that stand there.
  var places: [String] = []
  /// What to do.
  var hint: String?
  /// What else is told, laid out in lines.
  var items: [String] = []
  /// The line of a batch or script.
  var line: String?

  /// The fact and its places, on one line and without values.
  var reason: String { places.isEmpty ? fact : "\(fact): \(places.joined(separator: ", "))" }

  /// What the terminal shows.
  func lines(in language: Language) -> [String] {
    ["error: " + (line.map { "\($0): " } ?? "") + fact]
      + (hint.map { ["\(Words.hint[language]): \($0)"] } ?? []) + items
  }
}
