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
