import EventLedger

extension Phrase {
  /// A number of things, grouped as the language does; Indonesian nouns have no plural.
  static func count(
    _ number: some BinaryInteger, id indonesian: String, one: String, many: String
  ) -> Phrase {
    Phrase(
      id: "\(number.grouped(in: .indonesian)) \(indonesian)",
      en: "\(number.grouped(in: .english)) \(number == 1 ? one : many)")
  }
}
