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
