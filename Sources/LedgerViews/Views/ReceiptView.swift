import CanonicalJSON
import EventLedger
import JSONSchema
package import LedgerService
import TransparencyLog

/// What an author is told when an event was taken in, to be kept.
package struct ReceiptView {
  private let presentation: Presentation

  package init(_ presentation: Presentation) { self.presentation = presentation }

  package func text(of receipt: ReceiptFacts) -> String {
    let event = receipt.entry.event
    let items = [
      item(Words.entry, String(receipt.index)),
      item(Words.event, label(of: receipt)),
      item(Words.subject, presentation.region(event.subject)),
      item(Words.hash, "\(event.hash)"),
      item(Words.received, presentation.time(receipt.entry.received)),
      item(Words.treeSize, String(receipt.treeHead.size)),
      item(Words.root, "\(receipt.treeHead.root)"),
      item(Words.standing, standing(of: receipt)),
    ]
    let title = receipt.isRepeated ? Words.takenBefore : Words.taken
    return presentation.page(
      presentation.say(title).wrapped(to: presentation.width)
        + items.lines(width: presentation.width))
  }

  private func item(_ label: Phrase, _ text: String) -> LabelledText {
    LabelledText(label: presentation.say(label), text: text, depth: 1)
  }

  private func label(of receipt: ReceiptFacts) -> String {
    receipt.type?.schema.root.label.map { presentation.say(Phrase($0)) }
      ?? receipt.entry.event.type.printable
  }

  private func standing(of receipt: ReceiptFacts) -> String {
    let word = presentation.say(receipt.standing.phrase)
    guard let reason = receipt.standing.reason else { return word }
    return "\(word): \(reason.explanation.text(in: presentation.language))"
  }
}
