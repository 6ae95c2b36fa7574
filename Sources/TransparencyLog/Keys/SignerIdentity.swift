import Crypto

/// The name of a key in signed notes: non-empty, without spaces and `+`.
///
/// Names are compared byte for byte; canonically equivalent texts are different names.
/// See <https://c2sp.org/signed-note#format>.
public struct KeyName: Hashable, Sendable {
  /// The name in UTF-8.
  public let bytes: [UInt8]

  /// Takes text as a key name.
  public init(_ text: String) throws(KeyError) {
    guard !text.isEmpty, text.unicodeScalars.allSatisfy(Self.admits) else {
      throw .malformedName
    }
    bytes = Array(text.utf8)
  }

  init(utf8 bytes: some Sequence<UInt8>) throws(KeyError) {
    guard let text = String(validating: bytes, as: UTF8.self) else { throw .malformedName }
    try self.init(text)
  }

  private static func admits(_ scalar: Unicode.Scalar) -> Bool {
    scalar != "+" && scalar.value >= 0x20 && !scalar.properties.isWhitespace
  }
}

extension KeyName: CustomStringConvertible {
  /// The name itself.
  public var description: String { String(decoding: bytes, as: UTF8.self) }
}

/// The four bytes that tell apart the keys of one name.
///
/// `SHA-256(name ‖ LF ‖ type ‖ public key)[0..<4]`, see <https://c2sp.org/signed-note>. It is a
/// hint and short enough to be forged: a signature counts only when it verifies.
public struct KeyID: Hashable, Sendable {
  /// The number of bytes in a key ID.
  public static let byteCount = 4

  /// The bytes, first byte first.
  public let bytes: [UInt8]

  /// Takes four bytes as a key ID; nil when there are more or fewer.
  public init?(_ bytes: some Collection<UInt8>) {
    guard bytes.count == Self.byteCount else { return nil }
    self.bytes = Array(bytes)
  }

  /// Computes the ID of a key under a name.
  public init(name: KeyName, algorithm: NoteAlgorithm, publicKey: Ed25519PublicKey) {
    var hasher = SHA256()
    hasher.update(data: name.bytes)
    hasher.update(data: [ASCII.lineFeed, algorithm.rawValue])
    hasher.update(data: publicKey.bytes)
    bytes = Array(hasher.finalize().prefix(Self.byteCount))
  }
}

extension KeyID: CustomStringConvertible {
  /// Eight lowercase hexadecimal digits.
  public var description: String { Hex.encode(bytes) }
}

/// Whose signature a note's line claims to be: the pair of key name and key ID.
///
/// Neither half suffices: names may have several keys, and IDs may collide.
public struct SignerIdentity: Hashable, Sendable {
  /// The key's name.
  public let name: KeyName
  /// The key's ID.
  public let keyID: KeyID

  /// Pairs a name with an ID.
  public init(name: KeyName, keyID: KeyID) {
    self.name = name
    self.keyID = keyID
  }
}

extension SignerIdentity: CustomStringConvertible {
  /// `<name>+<key ID>`, the way a verifier key begins.
  public var description: String { "\(name)+\(keyID)" }
}
