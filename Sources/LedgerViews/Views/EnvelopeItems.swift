import EventLedger

/// Who wrote an event, about what region and when, and when the log took it in: labels and texts.
struct EnvelopeItems {
  let presentation: Presentation

  func items(of entry: Entry) -> [LabelledText] {
    let event = entry.event
    return [
      item(Words.author, "\(presentation.desk(event.author.desk)) (\(event.author.desk))"),
      item(
        Words.key, "\(event.author.key), \(presentation.say(Words.numberOfKey)) \(event.number)"),
      item(Words.subject, presentation.region(event.subject)),
      item(Words.time, presentation.time(event.time)),
      item(Words.recordedTime, presentation.time(event.recordedTime)),
      item(Words.received, presentation.time(entry.received)),
    ]
  }

  private func item(_ label: Phrase, _ text: String) -> LabelledText {
    LabelledText(label: presentation.say(label), text: text, depth: 1)
  }
}
