import EventLedger

/// A word of the trade that a report uses, explained for who reads it in court.
struct Term {
  let name: Phrase
  let meaning: Phrase
  /// How a text that uses it has it, in whatever form.
  let stem: Phrase

  private init(_ name: Phrase, stem: Phrase? = nil, means meaning: Phrase) {
    self.name = name
    self.meaning = meaning
    self.stem = stem ?? name
  }

  /// Those that a text uses, in the order in which one rests on the other.
  static func used(in text: String, _ language: Language) -> [Term] {
    let text = text.lowercased()
    return all.filter { text.contains($0.stem[language]) }
  }

  private static let all = [
    Term(
      Phrase(id: "entri", en: "entry"), stem: Phrase(id: "entri", en: "entr"),
      means: Phrase(
        id: "satu peristiwa, ditandatangani penulisnya dan diberi nomor urut oleh log, mulai 0",
        en: "one event, signed by its author and numbered by the log, from 0 on")),
    Term(
      Phrase(id: "akar", en: "root"),
      means: Phrase(
        id: "sidik dari semua entri; satu huruf berubah, akarnya lain",
        en: "a fingerprint of all entries; one letter changed makes another root")),
    Term(
      Phrase(id: "titik periksa", en: "checkpoint"),
      means: Phrase(
        id: "banyaknya entri dan akarnya, ditandatangani log sehingga tidak dapat disangkal",
        en: "the number of entries and their root, signed by the log, so that it cannot deny them")),
    Term(
      Phrase(id: "dijangkar", en: "anchored"), stem: Phrase(id: "jangkar", en: "anchor"),
      means: Phrase(
        id: "disebut desk lain dalam peristiwa yang ditandatanganinya, jadi ikut dikukuhkannya",
        en: "named by other desks in events that they signed, and so confirmed by them")),
    Term(
      Phrase(id: "saksi", en: "witness"),
      means: Phrase(
        id: "pihak luar yang ikut menandatangani titik periksa",
        en: "an outsider who signs checkpoints as well")),
    Term(
      Phrase(id: "segel", en: "seal"),
      means: Phrase(
        id: "sidik dari nama atau keterangan yang tidak dibuka; nilainya tersimpan terpisah",
        en: "a fingerprint of a name or text that is kept closed; its value is kept apart")),
    Term(
      Phrase(id: "kunci", en: "key"),
      means: Phrase(
        id: "alat tanda tangan satu perangkat; siapa pun yang memegangnya dapat menandatangani",
        en: "what one device signs with; whoever holds it can sign")),
  ]
}
