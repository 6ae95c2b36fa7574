extension Hash {
  /// Reads the base64 of a hash, as checkpoints and proofs write it; nil for any other text.
  init?(base64 line: ArraySlice<UInt8>) {
    guard let bytes = Base64.decode(line) else { return nil }
    self.init(bytes)
  }

  /// The hash in base64, followed by a line feed.
  var base64Line: [UInt8] { Array(Base64.encode(bytes).utf8) + [ASCII.lineFeed] }
}
