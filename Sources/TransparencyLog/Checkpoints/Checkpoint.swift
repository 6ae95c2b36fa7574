/// A log's size and root hash, as text for the log to sign so that it cannot later deny them.
///
/// Three lines: origin, size in decimal, root in base64; then extension lines, if any. See
/// <https://c2sp.org/tlog-checkpoint>. A checkpoint says nothing about who signed it; that is
/// ``SignedCheckpoint``.
public struct Checkpoint: Hashable, Sendable {
  /// The log's name.
  public let origin: Origin
  /// The size and root of the log's tree.
  public let treeHead: TreeHead
  /// Opaque lines after the root, none of them empty; nothing here reads meaning into them.
  public let extensionLines: [[UInt8]]

  /// The checkpoint of a log, without extension lines.
  public init(origin: Origin, treeHead: TreeHead) {
    self.origin = origin
    self.treeHead = treeHead
    extensionLines = []
  }

  /// Reads the text of a checkpoint, as it stands in a note before the blank line.
  public init(text: [UInt8]) throws(CheckpointError) {
    var lines = TextLines(text[...])
    guard let first = lines.next(), let origin = Origin(utf8: first) else {
      throw .malformedOrigin
    }
    guard let second = lines.next(), let size = Decimal.parse(second) else {
      throw .malformedSize
    }
    guard let third = lines.next(), let root = Hash(base64: third) else { throw .malformedRoot }
    self.origin = origin
    treeHead = TreeHead(size: size, root: root)
    extensionLines = try Self.extensionLines(in: lines)
  }

  /// The text to be signed, each line ended by a line feed.
  public var text: [UInt8] {
    Array("\(origin)\n\(treeHead.size)\n".utf8) + treeHead.root.base64Line
      + extensionLines.flatMap { $0 + [ASCII.lineFeed] }
  }

  private static func extensionLines(in rest: TextLines) throws(CheckpointError) -> [[UInt8]] {
    var rest = rest
    var found: [[UInt8]] = []
    while let line = rest.next() {
      guard !line.isEmpty, Self.isText(line) else { throw .malformedExtensionLine }
      found.append(Array(line))
    }
    guard rest.rest.isEmpty else { throw .malformedExtensionLine }
    return found
  }

  private static func isText(_ line: ArraySlice<UInt8>) -> Bool {
    !line.contains { $0 < 0x20 } && String(validating: line, as: UTF8.self) != nil
  }
}

extension Checkpoint: CustomStringConvertible {
  /// The text to be signed.
  public var description: String { String(decoding: text, as: UTF8.self) }
}

/// Why a note is not a trusted checkpoint.
public enum CheckpointError: Error, Hashable, Sendable {
  /// The bytes are not a note, or the note is not trusted.
  case note(NoteError)
  /// The first line is empty or has a control character.
  case malformedOrigin
  /// The second line is missing or not a decimal number below 2^64 in its one spelling.
  case malformedSize
  /// The third line is missing or not 32 bytes of base64 in its one spelling.
  case malformedRoot
  /// A line after the root is empty, unfinished or has a control character.
  case malformedExtensionLine
  /// The checkpoint bears known signatures, but none by a key of the log it names.
  case notSignedByLog(Origin)
}

extension CheckpointError: CustomStringConvertible {
  /// The error as a sentence with its values.
  public var description: String {
    switch self {
    case .note(let error): error.description
    case .malformedOrigin: "the first line of the checkpoint is not an origin"
    case .malformedSize: "the second line of the checkpoint is not a tree size"
    case .malformedRoot: "the third line of the checkpoint is not the base64 of a root hash"
    case .malformedExtensionLine: "a line after the checkpoint's root is malformed"
    case .notSignedByLog(let origin): "the checkpoint bears no signature by a key named \(origin)"
    }
  }
}

/// The name of a log: the first line of its checkpoints.
///
/// Origins are compared byte for byte. See <https://c2sp.org/tlog-checkpoint>.
public struct Origin: Hashable, Sendable {
  /// The origin in UTF-8, without a line feed.
  public let bytes: [UInt8]

  /// Takes one non-empty line of text without control characters; nil for any other.
  public init?(_ text: String) {
    guard !text.isEmpty, !text.utf8.contains(where: { $0 < 0x20 }) else { return nil }
    bytes = Array(text.utf8)
  }

  /// The origin of the log that signs under a key name.
  public init(_ name: KeyName) { bytes = name.bytes }

  init?(utf8 bytes: ArraySlice<UInt8>) {
    guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
    self.init(text)
  }

  /// SHA-256 of the origin: the name under which a witness serves the log's latest checkpoint
  /// (<https://c2sp.org/tlog-witness>).
  public var hash: Hash { Hash.of(bytes) }
}

extension Origin: CustomStringConvertible {
  /// The origin itself.
  public var description: String { String(decoding: bytes, as: UTF8.self) }
}
