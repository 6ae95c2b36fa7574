extension UnverifiedNote {
  /// Reads a note from text that a person or a scanner has handled: the ends of lines may have
  /// become CR LF, and the last one may be lost or doubled.
  ///
  /// Nothing is loosened by it: the text that comes out is checked like any other, and a signature
  /// holds for one text only.
  public init(scanned bytes: [UInt8]) throws(NoteError) {
    guard bytes.count <= Self.byteCountMax else { throw .tooLong(bytes.count) }
    try self.init(Self.mended(bytes))
  }

  /// The lines with a line feed each, without blank ones at the end.
  static func mended(_ bytes: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + 1)
    for byte in bytes {
      if byte == ASCII.lineFeed, text.last == ASCII.carriageReturn { text.removeLast() }
      text.append(byte)
    }
    while let last = text.last, last == ASCII.lineFeed || last == ASCII.carriageReturn {
      text.removeLast()
    }
    return text + [ASCII.lineFeed]
  }
}
