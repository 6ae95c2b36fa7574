import EventLedger
package import TransparencyLog

/// The witnesses that a ledger's keepers know, and how far each has cosigned.
package struct WitnessListView {
  private let presentation: Presentation

  package init(_ presentation: Presentation) { self.presentation = presentation }

  /// The witnesses in the order given, each with the greatest size it has cosigned in this file.
  package func table(of witnesses: [(key: NoteVerifier, size: UInt64?)]) -> TextTable {
    var table = TextTable(columns, emptyNote: presentation.say(WitnessPhrases.none))
    for (key, size) in witnesses {
      table.append([
        .text("\(key.name)"), size.map { .ordinal(Int64(clamping: $0)) } ?? .nothing,
        .text("\(key)"),
      ])
    }
    return table
  }

  private var columns: [TextTable.Column] {
    [
      .init("name", title: presentation.say(WitnessPhrases.witness)),
      .init("size", title: presentation.say(WitnessPhrases.cosignedTo)),
      .init("key", title: presentation.say(Words.key)),
    ]
  }
}
