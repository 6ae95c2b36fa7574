import EventLedger

/// A list that keeps to the first few and counts the others.
struct ShortList<Element> {
  let shown: [Element]
  let left: [Element]

  init(_ elements: [Element], max: Int) {
    shown = Array(elements.prefix(max))
    left = Array(elements.dropFirst(max))
  }

  /// `and 7 more`, with the way to them; nil where everything is shown.
  func rest(_ presentation: Presentation, see command: String? = nil) -> String? {
    guard !left.isEmpty else { return nil }
    let more = Phrase(id: "dan \(left.count) lagi", en: "and \(left.count) more")
    return presentation.say(more) + (command.map { "; \($0)" } ?? "")
  }
}
