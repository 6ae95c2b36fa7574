import DeskPilkada
import EventLedger

/// What changes a figure or would have, in a line for each kind.
struct SideNotesView {
  private let presentation: Presentation

  init(_ presentation: Presentation) { self.presentation = presentation }

  /// How many keys are named; what is more is counted.
  private static let keysMax = 3

  func lines(of notes: [SideNote]) -> [String] {
    notes.map { note in
      let named = note.keys.prefix(Self.keysMax).map(\.printable).joined(separator: ", ")
      let more = note.keys.count - Self.keysMax
      let rest =
        more > 0 ? presentation.say(Phrase(id: " dan \(more) lagi", en: " and \(more) more")) : ""
      let sentence = sentence(for: note.kind, count: note.keys.count)
      return "\(presentation.say(sentence)): \(named)\(rest)."
    }
  }

  private func sentence(for kind: SideNote.Kind, count: Int) -> Phrase {
    switch kind {
    case .setAside:
      Phrase.count(
        count, id: "peristiwa dikesampingkan, tidak dihitung, entri",
        one: "event set aside and counted nowhere, entry",
        many: "events set aside and counted nowhere, entries")
    case .conflict:
      Phrase.count(
        count, id: "pertentangan koreksi, tidak satu pun diterapkan, entri",
        one: "conflict of corrections, none applied, entry",
        many: "conflicts of corrections, none applied, entries")
    case .duplicateLabel:
      Phrase.count(
        count, id: "label dipakai dua kali, hanya yang pertama dihitung",
        one: "label used twice, only the first counts",
        many: "labels used twice, only the first of each counts")
    case .possibleDuplicate:
      Phrase.count(
        count, id: "hitungan tampak ganda, tidak dihitung sebelum dikonfirmasi",
        one: "count looks typed twice, not counted until confirmed",
        many: "counts look typed twice, not counted until confirmed")
    }
  }
}
