package import CanonicalJSON

/// What is said to a person, in both languages.
package struct Phrase: Hashable, Sendable {
  package let indonesian: String
  package let english: String

  package init(id indonesian: String, en english: String) {
    self.indonesian = indonesian
    self.english = english
  }

  /// A wording that a schema gives.
  package init(_ text: JSONSchemaText) {
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

  /// A number of things, grouped as the language does; Indonesian nouns have no plural.
  static func count(
    _ number: some BinaryInteger, id indonesian: String, one: String, many: String
  ) -> Phrase {
    Phrase(
      id: "\(number.grouped(in: .indonesian)) \(indonesian)",
      en: "\(number.grouped(in: .english)) \(number == 1 ? one : many)")
  }

  package static func + (left: Phrase, right: Phrase) -> Phrase {
    Phrase(id: left.indonesian + right.indonesian, en: left.english + right.english)
  }
}
