import Crypto

/// A SHA-256 hash: a leaf, a node or the root of a log's Merkle tree.
///
/// The 32 bytes stand in the value itself, so that an array of hashes is one block of memory
/// and its bytes are those of a tile.
public struct Hash: Hashable, Sendable {
  /// The number of bytes in a hash.
  public static let byteCount = 32

  /// The root of the tree without leaves, `SHA-256("")` (RFC 9162 §2.1.1).
  public static let emptyTree = Hash.of([])

  // In memory order: the first byte of the hash is the lowest-addressed byte of `word0`.
  private let word0: UInt64
  private let word1: UInt64
  private let word2: UInt64
  private let word3: UInt64

  /// Takes 32 bytes as a hash; nil when there are more or fewer.
  public init?(_ bytes: some Collection<UInt8>) {
    guard bytes.count == Self.byteCount else { return nil }
    self.init(Array(bytes).span)
  }

  /// Takes 32 bytes as a hash.
  ///
  /// - Precondition: There are 32 bytes.
  init(_ bytes: Span<UInt8>) {
    precondition(bytes.count == Self.byteCount, "a hash has 32 bytes")
    // Any 32 bytes are a hash, and the precondition has counted them.
    self = unsafe bytes.withUnsafeBytes { unsafe $0.loadUnaligned(as: Hash.self) }
  }

  /// Takes four numbers as a hash, each written in eight bytes from its highest on.
  init(bigEndianWords words: [4 of UInt64]) {
    word0 = UInt64(bigEndian: words[0])
    word1 = UInt64(bigEndian: words[1])
    word2 = UInt64(bigEndian: words[2])
    word3 = UInt64(bigEndian: words[3])
  }

  init(digest: SHA256.Digest) {
    self = unsafe digest.withUnsafeBytes { unsafe $0.loadUnaligned(as: Hash.self) }
  }

  /// SHA-256 of the bytes as they are, without a prefix.
  public static func of(_ bytes: [UInt8]) -> Hash { Hash(digest: SHA256.hash(data: bytes)) }

  /// SHA-256 of the bytes as they are, without a prefix.
  public static func of(_ bytes: Span<UInt8>) -> Hash {
    var hasher = SHA256()
    unsafe bytes.withUnsafeBytes { unsafe hasher.update(bufferPointer: $0) }
    return Hash(digest: hasher.finalize())
  }

  /// The hash of a leaf, `SHA-256(0x00 ‖ entry)` (RFC 9162 §2.1.1).
  public static func leaf(_ entry: [UInt8]) -> Hash { leaf(entry.span) }

  /// The hash of a leaf, `SHA-256(0x00 ‖ entry)` (RFC 9162 §2.1.1).
  public static func leaf(_ entry: Span<UInt8>) -> Hash {
    var hasher = SHA256()
    unsafe Swift.withUnsafeBytes(of: 0x00 as UInt8) { unsafe hasher.update(bufferPointer: $0) }
    unsafe entry.withUnsafeBytes { unsafe hasher.update(bufferPointer: $0) }
    return Hash(digest: hasher.finalize())
  }

  /// The hash of an inner node, `SHA-256(0x01 ‖ left ‖ right)` (RFC 9162 §2.1.1).
  public static func node(_ left: Hash, _ right: Hash) -> Hash {
    let input = NodeInput(left: left, right: right)
    return unsafe Swift.withUnsafeBytes(of: input) { bytes in
      let tail = unsafe UnsafeRawBufferPointer(rebasing: bytes.dropFirst(7))
      var hasher = SHA256()
      unsafe hasher.update(bufferPointer: tail)
      return Hash(digest: hasher.finalize())
    }
  }

  /// Calls `body` with the 32 bytes, without a copy.
  @unsafe public func withUnsafeBytes<R>(_ body: (UnsafeRawBufferPointer) -> R) -> R {
    unsafe Swift.withUnsafeBytes(of: self) { unsafe body($0) }
  }

  /// The 32 bytes, first byte first.
  public var bytes: [UInt8] { unsafe withUnsafeBytes { unsafe Array($0) } }
}

/// The prefix byte of a node and its two children, laid out so that the last 65 bytes are the
/// input of the hash: one call for SHA-256 instead of three.
private struct NodeInput {
  let prefix = UInt64(bigEndian: 0x01)
  let left: Hash
  let right: Hash
}

extension Hash: CustomStringConvertible {
  /// 64 lowercase hexadecimal digits.
  public var description: String { Hex.encode(bytes) }
}
