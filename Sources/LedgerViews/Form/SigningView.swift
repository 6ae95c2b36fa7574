import CanonicalJSON
package import EventLedger
import JSONSchema

/// What a person is about to sign, in words, before the signature makes it stand for ever.
///
/// Made from the very event that would be signed, so that nothing is signed that was not shown.
package struct SigningView {
  private let presentation: Presentation

  package init(_ presentation: Presentation) { self.presentation = presentation }

  package func text(of unsigned: UnsignedEvent, type: EventType) -> String {
    let fields = fields(of: unsigned, type: type)
    var lines = presentation.say(Words.toBeSigned).wrapped(to: presentation.width)
    lines += envelope(of: unsigned.event, type: type).lines(width: presentation.width)
    lines += ["", presentation.say(Words.content)] + fields.lines(width: presentation.width)
    if !unsigned.openings.isEmpty {
      lines += [""] + presentation.say(Words.sealedNote).wrapped(to: presentation.width)
    }
    return presentation.page(lines + [""])
  }

  private func envelope(of event: Event, type: EventType) -> [LabelledText] {
    let label = type.schema.root.label.map { presentation.say(Phrase($0)) } ?? type.shortName
    return [
      item(Words.event, "\(label) (\(type.shortName))"),
      item(Words.author, "\(presentation.desk(event.author.desk)) (\(event.author.desk))"),
      item(
        Words.key, "\(event.author.key), \(presentation.say(Words.numberOfKey)) \(event.number)"),
      item(Words.subject, presentation.regionPath(event.subject)),
      item(Words.time, presentation.time(event.time)),
    ]
  }

  private func item(_ label: Phrase, _ text: String) -> LabelledText {
    LabelledText(label: presentation.say(label), text: text, depth: 1)
  }

  private func fields(of unsigned: UnsignedEvent, type: EventType) -> [LabelledText] {
    var clear = ClearValues()
    clear.add(unsigned.openings, of: unsigned.event)
    let writer = FieldText(presentation: presentation, clearValues: clear)
    let node = type.schema.root
    return SchemaMembers(of: unsigned.event.data, node: node).map { member in
      LabelledText(
        label: writer.label(of: member.name, in: node),
        text: writer.text(of: member.value, node: member.node), depth: 1)
    }
  }
}
