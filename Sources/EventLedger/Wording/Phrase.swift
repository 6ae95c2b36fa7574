import CanonicalJSON

/// What is said to a person, in both languages.
package struct Phrase: Hashable, Sendable {
  package let indonesian: String
  package let english: String

  package init(id indonesian: String, en english: String) {
    self.indonesian = indonesian
    self.english = english
  }

  /// A wording that a schema gives.
  package init(_ text: SchemaText) {
    self.init(id: text.indonesian, en: text.english)
  }

  /// What is the same in both languages: a code, a number, a name.
  package init(verbatim text: String) {
    self.init(id: text, en: text)
  }

  /// The wording in one of the languages.
  package subscript(language: Language) -> String {
    switch language {
    case .indonesian: indonesian
    case .english: english
    }
  }

  package static func + (left: Phrase, right: Phrase) -> Phrase {
    Phrase(id: left.indonesian + right.indonesian, en: left.english + right.english)
  }

  /// The phrase, a colon and what tells more: why, or where.
  package func told(with detail: Phrase) -> Phrase {
    self + Phrase(verbatim: ": ") + detail
  }
}
