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
