import EventLedger
package import LedgerService

/// The acts of the registrars: what each is about, how far it has come, and who is missing.
package struct ActListView {
  private let presentation: Presentation

  package init(_ presentation: Presentation) { self.presentation = presentation }

  /// The acts in the order given.
  package func table(of acts: [ActDetails]) -> TextTable {
    var table = TextTable(columns, emptyNote: presentation.say(Words.noActs))
    let sentence = EventSentence(presentation)
    for act in acts {
      table.append([
        .ordinal(Int64(act.row.index)),
        .term(code: "\(act.hash)", label: String("\(act.hash)".prefix(12))),
        .term(code: act.row.type, label: act.title(in: presentation)),
        .text(sentence.text(of: act.entry.event, type: act.type)),
        .term(code: act.row.state.rawValue, label: presentation.say(act.row.state.phrase)),
        .number(Int64(act.row.approvals.count)), .number(Int64(act.needed)),
        .text(act.row.state == .pending ? act.everyoneMissing(in: presentation) : ""),
      ])
    }
    return table
  }

  private var columns: [TextTable.Column] {
    [
      .init("index", title: presentation.say(Words.entry)),
      .init("act", title: presentation.say(Words.act)),
      .init("type", title: presentation.say(Words.event)),
      .init("about", title: presentation.say(Words.content)),
      .init("state", title: presentation.say(Words.state)),
      .init("approvals", title: presentation.say(Words.approvals)),
      .init("needed", title: presentation.say(Words.needed)),
      .init("missing", title: presentation.say(Words.missing)),
    ]
  }
}
