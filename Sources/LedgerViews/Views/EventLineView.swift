import CanonicalJSON
package import EventLedger
import JSONSchema

/// One event as a line of the log: index, time, desk, type, region, and what it says.
///
/// Where the line is wider than the reader's width it goes on below, indented. With a width that
/// nothing reaches, as for a pipe, every event is one line.
package struct EventLineView {
  private let presentation: Presentation

  package init(_ presentation: Presentation) { self.presentation = presentation }

  /// The lines of an event, given the index of its entry and what later events say of it.
  package func lines(
    index: UInt64, entry: Entry, type: EventType?, standing: Standing,
    amendments: AmendmentRow? = nil
  ) -> [String] {
    let head =
      String(index).padded(to: Self.indexWidth, onTheLeft: true) + " "
      + presentation.shortTime(entry.received) + " "
    let text = what(entry.event, type: type, marks: marks(standing, amendments))
    let texts = text.wrapped(to: max(1, presentation.width - head.displayWidth))
    let margin = String(repeating: " ", count: head.displayWidth)
    return texts.enumerated().map { ($0 == 0 ? head : margin) + $1 }
  }

  private static let indexWidth = 6

  private func what(_ event: Event, type: EventType?, marks: String) -> String {
    let label =
      type?.schema.root.label.map { presentation.say(Phrase($0)) } ?? event.type.printable
    let sentence = EventSentence(presentation).text(of: event, type: type)
    let parts = [label, presentation.regionName(event.subject), sentence]
    return "\(event.author.desk) \(marks)"
      + parts.filter { !$0.isEmpty }.joined(separator: " · ")
  }

  private func marks(_ standing: Standing, _ amendments: AmendmentRow?) -> String {
    var marks: [String] = []
    if let reason = standing.reason {
      marks.append("\(presentation.say(standing.phrase)): \(presentation.say(reason.phrase))")
    }
    if amendments?.withdrawnBy != nil { marks.append(presentation.say(Words.withdrawn)) }
    if amendments?.isInConflict == true {
      marks.append(presentation.say(Words.conflictMark))
    } else if amendments?.corrections.isEmpty == false {
      marks.append(presentation.say(Words.correctedMark))
    }
    if amendments?.isConfirmed == true { marks.append(presentation.say(Words.confirmedMark)) }
    if amendments?.disputes.isEmpty == false { marks.append(presentation.say(Words.disputedMark)) }
    return marks.map { "[\($0)] " }.joined()
  }
}
