import EventLedger
package import LedgerService

/// What a registrar whose key has ended decided or helped to decide, and what can be done about each.
///
/// Acts are never undone in retrospect: whatever is wrong with one, somebody has to sign another.
package struct FollowUpView {
  private let presentation: Presentation

  package init(_ presentation: Presentation) { self.presentation = presentation }

  /// The acts in the order given.
  package func table(of acts: [ActDetails]) -> TextTable {
    var table = TextTable(columns, emptyNote: "")
    let sentence = EventSentence(presentation)
    for act in acts {
      table.append([
        .ordinal(Int64(act.row.index)),
        .term(code: act.row.type, label: act.title(in: presentation)),
        .text(sentence.text(of: act.entry.event, type: act.type)),
        .term(code: act.row.state.rawValue, label: presentation.say(act.row.state.phrase)),
        .text(presentation.say(followUp(of: act))),
      ])
    }
    return table
  }

  private var columns: [TextTable.Column] {
    [
      .init("index", title: presentation.say(Words.entry)),
      .init("type", title: presentation.say(Words.event)),
      .init("about", title: presentation.say(Words.content)),
      .init("state", title: presentation.say(Words.state)),
      .init(
        "followUp",
        title: presentation.say(Phrase(id: "Bila tidak benar", en: "If it is wrong"))),
    ]
  }

  private func followUp(of act: ActDetails) -> Phrase {
    switch act.row.state {
    case .withdrawn: Phrase(verbatim: "")
    case .pending:
      Phrase(
        id: "persetujuan kunci ini tidak dihitung lagi; yang lain tidak perlu menyetujuinya",
        en: "this key's approval counts no more; the others need not approve it")
    case .effective: followUp(ofEffective: act.row.type)
    }
  }

  private func followUp(ofEffective type: String) -> Phrase {
    switch type {
    case LedgerType.keyRegistered:
      Phrase(
        id: "cabut kunci itu: ledger key revoke; kunci log diganti: ledger key register",
        en: "revoke that key: ledger key revoke; a log key is replaced: ledger key register")
    case LedgerType.deskRegistered:
      Phrase(id: "cabut kunci-kunci desk itu", en: "revoke the keys of that desk")
    case LedgerType.keyRevoked:
      Phrase(
        id: "daftarkan kunci baru, dan pulihkan yang dikesampingkan: ledger release",
        en: "register a new key, and let count what was set aside: ledger release")
    case LedgerType.eventReleased:
      Phrase(
        id: "cabut kunci penulisnya sejak entri itu: ledger key revoke --set-aside-from",
        en: "revoke its author's key from that entry on: ledger key revoke --set-aside-from")
    case LedgerType.rulesAdopted:
      Phrase(
        id: "tetapkan versi yang lebih baru: ledger rules adopt",
        en: "adopt a newer version: ledger rules adopt")
    case LedgerType.logRestarted:
      Phrase(
        id: "ganti kunci log: ledger key register --role log",
        en: "replace the log key: ledger key register --role log")
    default:
      Phrase(
        id: "tidak dapat dibatalkan; penulisnya menulis peristiwa baru",
        en: "it cannot be undone; its author writes new events")
    }
  }
}
