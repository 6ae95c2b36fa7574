package import DeskPilkada
import EventLedger
package import TransparencyLog

/// The digest of a board that was rebuilt, and whether it is the board that a meeting was shown.
package struct BoardProofView {
  private let presentation: Presentation

  package init(_ presentation: Presentation) { self.presentation = presentation }

  /// `held`: the meetings that say they were shown a board of the same entries and instant.
  package func text(of digest: Hash, held: [MeetingHeld]) -> String {
    let title = Phrase(
      id: "Papan versi \(BoardRecord.version), SHA-256:",
      en: "Board version \(BoardRecord.version), SHA-256:")
    let lines = [presentation.say(title), "\(digest)"] + held.map { line(on: $0, digest: digest) }
    return "\n" + lines.flatMap { $0.wrapped(to: presentation.width) }.map { $0 + "\n" }.joined()
  }

  private func line(on held: MeetingHeld, digest: Hash) -> String {
    let isEqual = held.board?.digest == digest
    return presentation.say(
      isEqual
        ? Phrase(
          id: "Inilah papan yang ditampilkan menurut entri \(held.index) (meeting.held).",
          en: "This is the board that entry \(held.index) (meeting.held) says was shown.")
        : Phrase(
          id: "BUKAN papan yang ditampilkan menurut entri \(held.index) (meeting.held).",
          en: "This is NOT the board that entry \(held.index) (meeting.held) says was shown."))
  }
}
