/// A well-formed signed note that nobody has checked: text, and lines that claim to sign it.
///
/// It is made from bytes and formats to the same bytes; see <https://c2sp.org/signed-note>.
/// Trust comes only from ``SignedNote/open(_:with:)``.
public struct UnverifiedNote: Hashable, Sendable {
  /// The most bytes a note may have.
  public static let byteCountMax = 1 << 20
  /// The most signature lines a note may have.
  public static let signatureCountMax = 100

  /// What is signed: UTF-8 that ends with a line feed.
  public let text: [UInt8]
  /// The signature lines, at least one, in the order of the note.
  public let signatures: [NoteSignature]

  /// Reads a note.
  public init(_ bytes: [UInt8]) throws(NoteError) {
    guard bytes.count <= Self.byteCountMax else { throw .tooLong(bytes.count) }
    guard Self.isPlainText(bytes) else { throw .notPlainText }
    guard let blank = Self.lastBlankLine(of: bytes) else { throw .noSignatures }
    text = Array(bytes[..<blank])
    signatures = try Self.signatures(in: bytes[(blank + 1)...])
  }

  /// Joins a text and signature lines, such as the log's and its witnesses'.
  public init(text: [UInt8], signatures: [NoteSignature]) throws(NoteError) {
    // Without its last line feed a text would be cut at an earlier blank line.
    guard text.last == ASCII.lineFeed else { throw .unterminatedText }
    try self.init(Self.format(text, signatures))
  }

  /// Joins a text and lines that were parts of well-formed notes.
  init(verified text: [UInt8], signatures: [NoteSignature]) {
    self.text = text
    self.signatures = signatures
  }

  /// The note as it is stored and sent: text, blank line, signature lines.
  public var bytes: [UInt8] { Self.format(text, signatures) }

  /// Reads the lines of a signature block, of which there is at least one.
  static func signatures(in block: ArraySlice<UInt8>) throws(NoteError) -> [NoteSignature] {
    guard !block.isEmpty, block.last == ASCII.lineFeed else { throw .noSignatures }
    let lineCount = block.count { $0 == ASCII.lineFeed }
    guard lineCount <= signatureCountMax else { throw .tooManySignatures(lineCount) }

    var lines = TextLines(block)
    var signatures: [NoteSignature] = []
    while let line = lines.next() {
      guard let signature = NoteSignature(line: line) else {
        throw .malformedSignatureLine(signatures.count + 1)
      }
      signatures.append(signature)
    }
    return signatures
  }

  private static func isPlainText(_ bytes: [UInt8]) -> Bool {
    !bytes.contains { $0 < 0x20 && $0 != ASCII.lineFeed }
      && String(validating: bytes, as: UTF8.self) != nil
  }

  /// The index of the second line feed of the last pair: the text ends right before it.
  private static func lastBlankLine(of bytes: [UInt8]) -> Int? {
    bytes.indices.dropFirst().last {
      bytes[$0] == ASCII.lineFeed && bytes[$0 - 1] == ASCII.lineFeed
    }
  }

  private static func format(_ text: [UInt8], _ signatures: [NoteSignature]) -> [UInt8] {
    text + [ASCII.lineFeed] + signatures.flatMap(\.line)
  }
}
