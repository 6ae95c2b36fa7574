/// What came of reading one part of a log that could be read from.
enum Fetched<Value> {
  /// The part is there and well-formed; that says nothing about its being right.
  case value(Value)
  /// The part is not there.
  case missing
  /// The part is there but is not what its place asks for.
  case malformed(found: String)
}
