package import EventLedger

/// What each kind of copy gives away: told to whoever opens a ledger, and in the documents.
package struct CopyTable {
  private struct Row {
    let copy: Phrase
    let gives: Phrase
  }

  package init() {}

  private static let heading = Phrase(
    id: "Yang terbuka bagi pemegang salinan:", en: "What a copy gives away:")

  private static let rows = [
    Row(
      copy: Phrase(id: "cp berkas buku besar", en: "cp of the ledger's file"),
      gives: Phrase(
        id: "semua entri; nama dan narasi hanya bila kunci penyegel ikut",
        en: "all entries; names and narratives only with the sealing key")),
    Row(
      copy: Phrase(id: "cp seluruh folder", en: "cp of its whole folder"),
      gives: Phrase(
        id: "SEMUANYA, bila keys/ ada di dalamnya", en: "EVERYTHING, where keys/ lies in it")),
    Row(
      copy: Phrase(verbatim: "ledger backup"),
      gives: Phrase(
        id: "seperti cp berkas; kunci tidak pernah di dalamnya",
        en: "as cp of the file; the key is never in it")),
    Row(
      copy: Phrase(verbatim: "ledger backup --public, export"),
      gives: Phrase(
        id: "semua entri; tidak ada nama dan narasi, juga dengan kunci",
        en: "all entries; no name and no narrative, with the key or without")),
    Row(
      copy: Phrase(id: "kunci penyegel saja", en: "the sealing key alone"),
      gives: Phrase(
        id: "tidak ada; bersama salinan mana pun: semua nama",
        en: "nothing; with any copy that has boxes: every name")),
  ]

  /// The heading and a line for each kind of copy.
  package func lines(in language: Language) -> [String] {
    let width = Self.rows.map { $0.copy[language].count }.max() ?? 0
    return [Self.heading[language]]
      + Self.rows.map { row in
        let copy = row.copy[language]
        let room = String(repeating: " ", count: width - copy.count)
        return "  \(copy)\(room)  \(row.gives[language])"
      }
  }
}
