import CanonicalJSON
import EventLedger
import JSONSchema
package import LedgerService

/// An act in words, for the registrar who is about to say yes to it.
package struct ActView {
  private let presentation: Presentation

  package init(_ presentation: Presentation) { self.presentation = presentation }

  package func text(of act: ActDetails) -> String {
    let title = "\(presentation.say(Words.act)) \(act.row.index): \(act.title(in: presentation))"
    return presentation.page(
      title.wrapped(to: presentation.width) + envelope(of: act).lines(width: presentation.width)
        + ["", presentation.say(Words.content)] + fields(of: act).lines(width: presentation.width)
        + [""])
  }

  private func envelope(of act: ActDetails) -> [LabelledText] {
    let event = act.entry.event
    let decided = act.row.state != .pending
    return [
      item(Words.hash, "\(act.hash)"),
      item(Words.author, "\(presentation.desk(event.author.desk)) (\(event.author.key))"),
      item(Words.time, presentation.time(event.time)),
      item(Words.received, presentation.time(act.entry.received)),
      item(Words.state, presentation.say(act.row.state.phrase)),
      item(Words.approvals, act.row.approvals.map { "\($0)" }.joined(separator: ", ")),
    ]
      + (decided
        ? []
        : [item(Words.needed, String(act.needed)), item(Words.missing, act.namesOfMissing)])
      + (act.deskAwaited.map { [item(Words.deskAwaited, presentation.desk($0))] } ?? [])
  }

  private func fields(of act: ActDetails) -> [LabelledText] {
    let writer = FieldText(presentation: presentation)
    let node = act.type?.schema.root
    return SchemaMembers(of: act.entry.event.data, node: node).map { member in
      LabelledText(
        label: writer.label(of: member.name, in: node),
        text: writer.text(of: member.value, node: member.node), depth: 1)
    }
  }

  private func item(_ label: Phrase, _ text: String) -> LabelledText {
    LabelledText(label: presentation.say(label), text: text, depth: 1)
  }
}
