import EventLedger
import LedgerViews

/// What was asked for cannot be done as it was put.
struct Refusal: Error {
  let fact: Phrase
  /// What to do.
  var hint: Phrase?
  /// What else is told, laid out in lines in the author's language.
  var items: [String] = []

  /// What the terminal shows.
  func lines(in language: Language) -> [String] {
    Explanation(fact, hint: hint).complaint(in: language) + items
  }
}
