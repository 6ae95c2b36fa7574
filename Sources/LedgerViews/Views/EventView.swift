import CanonicalJSON
import EventLedger
import JSONSchema
import TransparencyLog

/// One event in full: who says what about where and when, whether it counts, and what proves it.
package struct EventView {
  private let presentation: Presentation

  package init(_ presentation: Presentation) { self.presentation = presentation }

  package func text(of details: EventDetails) -> String {
    presentation.page(
      title(of: details) + [""] + list(envelope(of: details))
        + section(Words.timeBounds, times(of: details))
        + section(Words.content, fields(of: details))
        + section(Words.proof, proof(of: details)))
  }

  private func title(of details: EventDetails) -> [String] {
    let event = details.entry.event
    let label = details.type?.schema.root.label.map { presentation.say(Phrase($0)) }
    let name = details.type?.shortName ?? event.type.printable
    let title = label.map { "\($0) (\(name))" } ?? name
    return "\(presentation.say(Words.event)) \(details.index): \(title)"
      .wrapped(to: presentation.width)
  }

  private func section(_ title: Phrase, _ items: [LabelledText]) -> [String] {
    items.isEmpty ? [] : ["", presentation.say(title)] + list(items)
  }

  private func list(_ items: [LabelledText]) -> [String] { items.lines(width: presentation.width) }

  private func item(_ label: Phrase, _ text: String) -> LabelledText {
    LabelledText(label: presentation.say(label), text: text, depth: 1)
  }

  private func envelope(of details: EventDetails) -> [LabelledText] {
    [item(Words.standing, standing(of: details))]
      + EnvelopeItems(presentation: presentation).items(of: details.entry)
      + amendments(of: details)
  }

  private func times(of details: EventDetails) -> [LabelledText] {
    details.timeBounds.map {
      TimeBoundsItems(presentation: presentation).items(of: $0, entry: details.entry)
    } ?? []
  }

  private func standing(of details: EventDetails) -> String {
    let word = presentation.say(details.standing.phrase)
    if let reason = details.standing.reason {
      return "\(word): \(reason.explanation.text(in: presentation.language))"
    }
    return details.amendments.withdrawnBy == nil
      ? word : "\(word), \(presentation.say(Words.withdrawn))"
  }

  private func amendments(of details: EventDetails) -> [LabelledText] {
    let amendments = details.amendments
    let conflict = amendments.isInConflict ? [item(Words.conflict, "")] : []
    let corrections = amendments.corrections.map { correction in
      item(Words.correctedBy, "\(correction.hash)")
    }
    return conflict + corrections
      + (amendments.withdrawnBy.map { [item(Words.withdrawnBy, "\($0)")] } ?? [])
      + assessments(of: details)
  }

  /// What other bodies hold of the event: who, in which entry, and of a dispute why.
  private func assessments(of details: EventDetails) -> [LabelledText] {
    let inForce = details.amendments.confirmationsInForce
    let confirmations = details.amendments.confirmations.map { confirmation in
      let note =
        inForce.contains(confirmation) ? "" : ", \(presentation.say(Words.confirmedBefore))"
      return item(Words.confirmedBy, body(confirmation.desk, confirmation.index) + note)
    }
    let disputes = details.amendments.disputes.map { dispute in
      item(
        Words.disputedBy,
        "\(body(dispute.desk, dispute.index)): \(reason(of: dispute, type: details.disputeType))")
    }
    return confirmations + disputes
  }

  private func body(_ desk: String, _ index: UInt64) -> String {
    "\(presentation.desk(desk)) (\(presentation.say(Words.entry).lowercasedFirst) \(index))"
  }

  private func reason(of dispute: AmendmentRow.Dispute, type: EventType?) -> String {
    presentation.say(ChoiceLabels(of: type, at: "reason").phrase(of: dispute.reason))
  }

  /// What the event says, in the schema's order; beside a corrected value what it was.
  private func fields(of details: EventDetails) -> [LabelledText] {
    let node = details.type?.schema.root
    let signed = details.entry.event.data
    let writer = FieldText(presentation: presentation, clearValues: details.clearValues)
    return SchemaMembers(of: details.correctedData, node: node).map { member in
      var text = writer.text(of: member.value, node: member.node)
      if let was = signed[member.name], !was.bytes.elementsEqual(member.value.bytes) {
        let old = writer.text(of: was, node: member.node)
        text += "\n\(presentation.say(Words.was)): \(old)"
      }
      return LabelledText(label: writer.label(of: member.name, in: node), text: text, depth: 1)
    }
  }

  private func proof(of details: EventDetails) -> [LabelledText] {
    let event = details.entry.event
    return [
      item(Words.hash, "\(event.hash)"),
      item(Words.previous, event.previous.map { "\($0)" } ?? "-"),
      item(Words.anchor, event.anchor.map { "\($0)" } ?? presentation.say(Words.noAnchor)),
      item(Words.signature, Base64.encode(details.entry.signature)),
      item(Words.leafHash, "\(details.entry.leafHash)"),
    ]
  }
}
