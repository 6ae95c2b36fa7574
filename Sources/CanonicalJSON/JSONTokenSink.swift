/// What a reader tells of the tokens it meets.
///
/// One reader serves two purposes without paying for both: keeping a tape, and only judging
/// whether bytes are canonical.
protocol JSONTokenSink {
  /// An array or object begins at the byte; returns what `close` wants back.
  mutating func open(at start: Int) -> Int

  /// The array or object ends before the byte `end`, having held `count` elements or members.
  mutating func close(_ index: Int, end: Int, count: Int)

  /// A scalar or a member name.
  mutating func append(_ range: Range<Int>, isPlain: Bool)

  /// The offset of the first name that the closed object has twice.
  func duplicateName(inObject index: Int, of text: ByteCursor) -> Int?
}

/// Keeps nothing.
///
/// It need not look for duplicate names: where names ascend strictly there are none, and where
/// they do not the text is not canonical, which is all that its user asks.
struct DiscardingSink: JSONTokenSink {
  mutating func open(at start: Int) -> Int { 0 }
  mutating func close(_ index: Int, end: Int, count: Int) {}
  mutating func append(_ range: Range<Int>, isPlain: Bool) {}
  func duplicateName(inObject index: Int, of text: ByteCursor) -> Int? { nil }
}

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
