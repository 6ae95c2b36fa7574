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
