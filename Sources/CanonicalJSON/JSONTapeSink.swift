/// Keeps every token, in the order of the text.
struct JSONTapeSink: JSONTokenSink {
  private(set) var tokens: [JSONToken] = []

  /// - Parameter byteCount: the length of the text, from which the length of the tape is guessed.
  init(byteCount: Int) {
    // An event spends about ten bytes on a token. A text that spends fewer makes the tape grow.
    tokens.reserveCapacity(byteCount / 8 + 4)
  }

  @inline(__always) mutating func open(at start: Int) -> Int {
    tokens.append(
      JSONToken(
        start: UInt32(truncatingIfNeeded: start), end: 0, next: JSONToken.unclosed, detail: 0))
    return tokens.count - 1
  }

  @inline(__always) mutating func close(_ index: Int, end: Int, count: Int) {
    tokens[index].end = UInt32(truncatingIfNeeded: end)
    tokens[index].next = UInt32(truncatingIfNeeded: tokens.count)
    tokens[index].detail = UInt32(truncatingIfNeeded: count)
  }

  @inline(__always) mutating func append(_ range: Range<Int>, isPlain: Bool) {
    tokens.append(
      JSONToken(
        start: UInt32(truncatingIfNeeded: range.lowerBound),
        end: UInt32(truncatingIfNeeded: range.upperBound),
        next: UInt32(truncatingIfNeeded: tokens.count + 1), detail: isPlain ? 0 : 1))
  }

  func duplicateName(inObject index: Int, of text: ByteCursor) -> Int? {
    var names: [JSONString] = []
    var member = index + 1
    while member < tokens[index].next {
      names.append(JSONString(range: tokens[member].range, isPlain: tokens[member].isPlain))
      member = Int(tokens[member + 1].next)
    }
    // Sorted, equal names are neighbours; of each pair the later in the text is the duplicate.
    names.sort { NameOrder.precedes($0, $1, in: text) }
    return zip(names, names.dropFirst())
      .filter { !NameOrder.precedes($0, $1, in: text) }
      .map { max($0.range.lowerBound, $1.range.lowerBound) }
      .min()
  }
}
