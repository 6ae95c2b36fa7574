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

/// One signature line of a note: who is said to have signed, and the signature.
///
/// The line is `— <name> <base64 of key ID and signature>`; see
/// <https://c2sp.org/signed-note#format>. It is a claim until a ``NoteVerifier`` agrees.
public struct NoteSignature: Hashable, Sendable {
  /// The claimed signer.
  public let signer: SignerIdentity
  /// The signature after the key ID: at least one byte, its form a matter of the key's type.
  public let bytes: [UInt8]

  /// What every signature line begins with: an em dash and a space.
  static let prefix = "— "

  /// Makes a line of a signature, which has at least one byte.
  public init(signer: SignerIdentity, bytes: [UInt8]) {
    precondition(!bytes.isEmpty, "a signature has at least one byte")
    self.signer = signer
    self.bytes = bytes
  }

  /// Reads a line without its line feed; nil when it is not a signature line.
  init?(line: ArraySlice<UInt8>) {
    guard line.starts(with: Self.prefix.utf8) else { return nil }
    let fields = line.dropFirst(Self.prefix.utf8.count)
      .split(separator: ASCII.space, omittingEmptySubsequences: false)
    guard fields.count == 2, let name = try? KeyName(utf8: fields[0]),
      let text = String(validating: fields[1], as: UTF8.self), let blob = Base64.decode(text),
      let keyID = KeyID(blob.prefix(KeyID.byteCount)), blob.count > KeyID.byteCount
    else { return nil }
    self.init(
      signer: SignerIdentity(name: name, keyID: keyID),
      bytes: Array(blob.dropFirst(KeyID.byteCount)))
  }

  /// The line as it stands in a note, with its line feed.
  public var line: [UInt8] { Array("\(self)\n".utf8) }
}

extension NoteSignature: CustomStringConvertible {
  /// The line without its line feed.
  public var description: String {
    "\(Self.prefix)\(signer.name) \(Base64.encode(signer.keyID.bytes + bytes))"
  }
}

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

/// Why bytes are not a signed note, or why a note is not trusted.
public enum NoteError: Error, Hashable, Sendable {
  /// The note has this many bytes, more than ``UnverifiedNote/byteCountMax``.
  case tooLong(Int)
  /// The note is not UTF-8, or has a control character other than a line feed.
  case notPlainText
  /// The text to sign does not end with a line feed.
  case unterminatedText
  /// The note has no blank line with signatures after it, or does not end with a line feed.
  case noSignatures
  /// The note has this many signatures, more than ``UnverifiedNote/signatureCountMax``.
  case tooManySignatures(Int)
  /// The signature line of this number, counted from 1, is not `— <name> <base64>`.
  case malformedSignatureLine(Int)
  /// Two of the caller's keys have the same name and ID, so a line could be either's.
  case ambiguousKeys(SignerIdentity)
  /// A line of a known key does not verify; the whole note is rejected.
  case invalidSignature(SignerIdentity)
  /// No line belongs to a known key.
  case noKnownSigner
}

extension NoteError: CustomStringConvertible {
  /// The error as a sentence with its values.
  public var description: String {
    switch self {
    case .tooLong(let count):
      "a signed note has at most \(UnverifiedNote.byteCountMax) bytes, this one has \(count)"
    case .notPlainText: "a signed note is UTF-8 without control characters, this one is not"
    case .unterminatedText: "the text of a note ends with a line feed, this one does not"
    case .noSignatures: "the note has no signature lines after a blank line"
    case .tooManySignatures(let count):
      "a note has at most \(UnverifiedNote.signatureCountMax) signatures, this one has \(count)"
    case .malformedSignatureLine(let number): "signature line \(number) is malformed"
    case .ambiguousKeys(let identity): "two of the given keys are named \(identity)"
    case .invalidSignature(let identity): "the signature by \(identity) does not verify"
    case .noKnownSigner: "the note bears no signature by a known key"
    }
  }
}
