/// One value, or one member name, of a text: where its bytes stand, and where its sibling does.
///
/// The kind is not kept: the first byte tells it.
struct JSONToken: Sendable {
  /// The first byte of the value; of a string, its opening quotation mark.
  let start: UInt32

  /// The first byte after the value.
  var end: UInt32

  /// The index, in the tape, of the token after this value and all that it holds; `unclosed` while
  /// an array or object is still being read.
  var next: UInt32

  /// Of an array or object: how many elements or members it holds.
  ///
  /// Of a string: 1 if it has escapes. Of a number: 1 if it has a fraction or an exponent.
  /// Otherwise 0.
  var detail: UInt32

  static let unclosed = UInt32.max

  /// The bytes of the value.
  var range: Range<Int> { Int(start)..<Int(end) }

  /// Whether a string has no escapes, and a number neither fraction nor exponent.
  var isPlain: Bool { detail == 0 }
}
