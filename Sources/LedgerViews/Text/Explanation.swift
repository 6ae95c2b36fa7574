package import EventLedger

/// Why something is as it is, and what a person can do about it.
package struct Explanation: Hashable, Sendable {
  /// The fact, in lower case without a full stop, with the values in it.
  package let fact: Phrase
  /// What to do, when there is something to do; in the same form.
  package let hint: Phrase?

  package init(_ fact: Phrase, hint: Phrase? = nil) {
    self.fact = fact
    self.hint = hint
  }

  /// The fact, with the hint on a line of its own.
  package func text(in language: Language) -> String {
    guard let hint else { return fact[language] }
    return fact[language] + "\n" + Words.hint[language] + ": " + hint[language]
  }

  /// What is wrong and what to do about it, a line each, as standard error has them.
  package func complaint(in language: Language) -> [String] {
    let hint = hint.map { Words.hint.told(with: $0)[language] }
    return [Words.error.told(with: fact)[language]] + [hint].compactMap(\.self)
  }
}
