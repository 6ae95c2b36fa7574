import EventLedger
package import LedgerService
import TransparencyLog

/// What became of a batch, for the person who sent it: counts, and the lines that an author will
/// ask about.
package struct BatchView {
  private let presentation: Presentation

  package init(_ presentation: Presentation) { self.presentation = presentation }

  package func text(of result: BatchResult) -> String {
    let counts = Phrase(
      id: "\(result.takenCount) dicatat, \(result.repeatedCount) sudah ada, "
        + "\(result.rejected.count) ditolak",
      en: "\(result.takenCount) appended, \(result.repeatedCount) were there, "
        + "\(result.rejected.count) left out")
    let head = result.treeHead.map { head in
      Phrase(
        id: "ukuran \(head.size), akar \(head.root)", en: "size \(head.size), root \(head.root)")
    }
    let lines = [counts] + [head].compactMap(\.self) + result.placed.compactMap(remark)
    return presentation.page(
      lines.flatMap { presentation.say($0).wrapped(to: presentation.width) })
  }

  /// One line for each reject: number, tab, reason.
  package func rejects(of result: BatchResult) -> String {
    result.rejected.map { reject in
      let reason = presentation.say(reject.refusal.reason).replacing("\n", with: " ")
      return "\(reject.line)\t\(reason)\n"
    }.joined()
  }

  /// What is worth saying of a line; nothing of one that was appended and stands.
  private func remark(on placed: BatchResult.Placed) -> Phrase? {
    let place = Phrase(
      id: "baris \(placed.line): entri \(placed.index)",
      en: "line \(placed.line): entry \(placed.index)")
    let repeated = Phrase(id: ", sudah ada", en: ", was there")
    let beginning = placed.isRepeated ? place + repeated : place
    if let reason = placed.standing.reason {
      return beginning + Phrase(verbatim: ", ") + placed.standing.phrase + Phrase(verbatim: ": ")
        + reason.explanation.fact
    }
    return placed.isRepeated ? beginning : nil
  }
}
