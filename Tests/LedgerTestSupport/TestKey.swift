package import EventLedger
package import TransparencyLog

/// A key made from its name, the same in every run.
package struct TestKey: Sendable {
  package let name: String
  package let privateKey: Ed25519PrivateKey
  package let verifier: NoteVerifier

  /// The key of a desk's device, named for the desk.
  package init(_ name: String, as keyName: String? = nil) {
    guard let privateKey = try? Ed25519PrivateKey(seed: Hash.of(Array(name.utf8)).bytes),
      let keyName = try? KeyName(keyName ?? name)
    else { preconditionFailure("no key can be made from \(name)") }
    self.name = name
    self.privateKey = privateKey
    verifier = NoteVerifier(name: keyName, algorithm: .ed25519, publicKey: privateKey.publicKey)
  }

  /// The n-th registrar's key.
  package init(registrar number: Int) { self.init("registrar-\(number)") }

  /// The key that signs the test ledger's checkpoints.
  package static let log = TestKey("log", as: TestLedger.origin)

  package var fingerprint: Fingerprint { Fingerprint(of: privateKey.publicKey) }

  /// The author of a key that is not in a directory yet: a registrar's, before the first event.
  package var author: Author { Author(desk: Role.registrar.rawValue, key: fingerprint) }
}
