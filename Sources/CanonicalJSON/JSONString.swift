/// A string as it stands in a text.
struct JSONString {
  /// Its bytes, with the quotation marks.
  let range: Range<Int>

  /// Whether it has no escapes.
  let isPlain: Bool
}
