import EventLedger
import LedgerViews

/// What the author wrote is not signed or not taken in.
struct Refusal: Error {
  /// The fact, without the line of a batch it was found in.
  let fact: Phrase
  /// Where it is wrong, as JSON Pointers, without the values that stand there.
  var places: [String] = []
  /// What to do.
  var hint: Phrase?
  /// What else is told, laid out in lines in the author's language.
  var items: [String] = []
  /// The line of a batch or script.
  var line: Phrase?

  /// The fact and its places, on one line and without values.
  var reason: Phrase {
    places.isEmpty ? fact : fact.told(with: Phrase(verbatim: places.joined(separator: ", ")))
  }

  /// What the terminal shows.
  func lines(in language: Language) -> [String] {
    Explanation(line.map { $0.told(with: fact) } ?? fact, hint: hint).complaint(in: language)
      + items
  }
}
