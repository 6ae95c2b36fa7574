package import DeskPilkada
package import EventLedger
package import LedgerService

extension FormError {
  /// What is wrong, and what the author can do.
  package func explanation(of type: String) -> Explanation {
    switch self {
    case .unknownOption(let option, let nearest):
      Explanation(
        Phrase(
          id: "\(type) tidak punya isian --\(option.printable)",
          en: "\(type) has no field --\(option.printable)"),
        hint: nearest.map { Phrase(id: "maksudnya --\($0)?", en: "did you mean --\($0)?") }
          ?? Self.help(type))
    case .strayWord(let word):
      Explanation(
        Phrase(
          id: "\"\(word.printable)\" bukan bagian dari isian mana pun",
          en: "\"\(word.printable)\" belongs to no field"),
        hint: Phrase(
          id: "teks dengan spasi ditulis di antara tanda petik",
          en: "a text with spaces stands between quotation marks"))
    case .missingValue(let option):
      Explanation(
        Phrase(id: "--\(option) memerlukan nilai", en: "--\(option) needs a value"),
        hint: Self.help(type))
    case .repeated(let option):
      Explanation(
        Phrase(id: "--\(option) tertulis dua kali", en: "--\(option) is given twice"),
        hint: Self.help(type))
    case .repeatedColumn(let column, let option):
      Explanation(
        Phrase(
          id: "\(column) tertulis dua kali dalam satu --\(option)",
          en: "\(column) is given twice in one --\(option)"),
        hint: Self.help(type))
    case .notATime(let text, let option):
      Explanation(
        Phrase(
          id: "--\(option): \"\(text.printable)\" bukan waktu",
          en: "--\(option): \"\(text.printable)\" is not a time"),
        hint: Phrase(
          id: "tulis 2024-11-25T09:00, atau 09:00 untuk hari ini",
          en: "write 2024-11-25T09:00, or 09:00 for today"))
    case .region(let error, let option): error.explanation(of: option)
    }
  }

  /// Where the fields of a type are told, as it was called.
  package static func help(_ type: String) -> Phrase {
    Phrase(
      id: "ledger append \(type) --help menampilkan isiannya",
      en: "ledger append \(type) --help shows the fields")
  }
}

extension RegionSearchError {
  /// What is wrong with the region that an option names, or that a reader names; the codes are
  /// listed apart.
  package func explanation(of option: String?) -> Explanation {
    let place = Phrase(verbatim: option.map { "--\($0): " } ?? "")
    let explanation = self.explanation(isReading: option == nil)
    return Explanation(place + explanation.fact, hint: explanation.hint)
  }

  /// `isReading`: whether the whole ledger is searched, and not one desk's region.
  private func explanation(isReading: Bool) -> Explanation {
    switch self {
    case .unknown(let name, let nearest):
      Explanation(
        isReading
          ? Phrase(
            id: "tidak ada wilayah bernama \"\(name.printable)\"",
            en: "no region is called \"\(name.printable)\"")
          : Phrase(
            id: "tidak ada wilayah bernama \"\(name.printable)\" dalam wilayah desk ini",
            en: "no region within this desk's is called \"\(name.printable)\""),
        hint: nearest.isEmpty
          ? Phrase(id: "berikan kodenya", en: "give its code")
          : Phrase(id: "mungkin salah satu dari ini:", en: "perhaps one of these:"))
    case .outside(let name, _):
      Explanation(
        Phrase(
          id: "\"\(name.printable)\" di luar wilayah desk ini",
          en: "\"\(name.printable)\" lies outside this desk's region"),
        hint: Phrase(
          id: "bila memang itu yang dimaksud, berikan kodenya:",
          en: "if that is what is meant, give its code:"))
    case .ambiguous(let name, _):
      Explanation(
        Phrase(
          id: "ada beberapa wilayah bernama \"\(name.printable)\"",
          en: "several regions are called \"\(name.printable)\""),
        hint: Phrase(
          id: "berikan kodenya, atau \"kecamatan NAMA\", atau \"NAMA, KECAMATAN\":",
          en: "give its code, or \"kecamatan NAME\", or \"NAME, DISTRICT\":"))
    }
  }
}
