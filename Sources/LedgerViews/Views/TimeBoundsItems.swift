import EventLedger
import TransparencyLog

/// Between which times an event was written, as labels and sentences beside them.
struct TimeBoundsItems {
  let presentation: Presentation

  /// The bounds, and that the event came late where its author says so.
  func items(of bounds: TimeBounds, entry: Entry) -> [LabelledText] {
    [
      item(Words.notBefore, bounds.notBefore.map { text(of: .init($0, by: .log)) } ?? unbounded),
      item(Words.notAfter, text(of: bounds.notAfter)), item(Words.proven, proven(bounds)),
    ] + late(bounds, entry.event)
  }

  private func item(_ label: Phrase, _ text: String) -> LabelledText {
    LabelledText(label: presentation.say(label), text: text, depth: 1)
  }

  private var unbounded: String {
    presentation.say(
      Phrase(
        id: "tanpa batas: peristiwa ini tidak menjangkar apa pun",
        en: "no bound: the event anchors nothing"))
  }

  private func text(of bound: TimeBounds.Bound) -> String {
    "\(presentation.time(bound.instant)) (\(presentation.say(phrase(of: bound.word))))"
  }

  private func phrase(of word: TimeBounds.Word) -> Phrase {
    switch word {
    case .log: Phrase(id: "kata log", en: "the log's word")
    case .witness(let key, let size):
      Phrase(
        id: "disaksikan \(String(describing: key.name).printable), ukuran \(size)",
        en: "witnessed by \(String(describing: key.name).printable), size \(size)")
    case .desk(let desk, let entry):
      Phrase(
        id: "kata \(presentation.desk(desk)), yang menjangkarnya di entri \(entry)",
        en: "the word of \(presentation.desk(desk)), which anchors it in entry \(entry)")
    }
  }

  private func proven(_ bounds: TimeBounds) -> String {
    guard let proven = bounds.proven else {
      return presentation.say(
        Phrase(
          id: "belum: tidak ada saksi yang dipercaya, dan tidak ada desk lain yang menjangkarnya",
          en: "not yet: no trusted witness and no other desk has signed a tree that holds it"))
    }
    let before = Phrase(id: "tertulis sebelum ", en: "written before ")
    return presentation.say(before) + text(of: proven)
  }

  /// What the author says is told beside what others saw, where the two lie apart.
  private func late(_ bounds: TimeBounds, _ event: Event) -> [LabelledText] {
    guard bounds.secondsLate(event) > Self.secondsOnTime else { return [] }
    let time = presentation.time(event.recordedTime.instant)
    let said = Phrase(
      id: "penulisnya sendiri menyatakan menulisnya \(time)",
      en: "its author says that it was written \(time)")
    return [item(Words.sentLate, presentation.say(said))]
  }

  /// How far clocks of honest desks may lie apart, in seconds.
  private static let secondsOnTime: Int64 = 300
}
