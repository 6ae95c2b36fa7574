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
