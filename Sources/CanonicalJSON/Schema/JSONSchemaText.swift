/// A wording in the two languages of the ledger.
package struct JSONSchemaText: Hashable, Sendable {
  /// A language, by its BCP 47 tag.
  package enum Language: String, Hashable, Sendable, CaseIterable {
    case indonesian = "id"
    case english = "en"
  }

  package let indonesian: String
  package let english: String

  /// The wording in one of the languages.
  package subscript(language: Language) -> String {
    switch language {
    case .indonesian: indonesian
    case .english: english
    }
  }
}
