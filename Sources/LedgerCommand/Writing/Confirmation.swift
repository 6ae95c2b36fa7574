import EventLedger
import LedgerService
import LedgerViews

/// The question before a signature: what is signed stays for ever, so a person reads it first.
struct Confirmation {
  let session: Session
  /// The type as the person called it.
  let name: String
  /// Whether the answer was given beforehand, with `--yes`.
  let isGiven: Bool

  /// Shows what will be signed and asks; throws unless the answer is yes.
  func ask(about unsigned: UnsignedEvent, type: EventType, in presentation: Presentation) throws {
    Terminal.tell(SigningView(presentation).text(of: unsigned, type: type))
    guard !isGiven else { return }
    guard Terminal.isInteractive else {
      let text = Phrase(
        id: "tidak ada terminal untuk bertanya, jadi tidak ada yang ditandatangani; "
          + "berikan --yes untuk menandatanganinya",
        en: "there is no terminal to ask on, so nothing was signed; give --yes to sign it")
      throw UsageError(text)
    }
    let question = Phrase(id: "Tanda tangani? [y/T]", en: "Sign? [y/N]")
    guard Terminal.answer(to: question[session.language]).flatMap(PlainAnswer.truth) == true else {
      let text = Phrase(
        id: "tidak ada yang ditandatangani atau dicatat", en: "nothing was signed or written")
      throw Refusal(fact: text)
    }
  }
}
