import TransparencyLog

/// A log and its witnesses with known keys, for tests that sign.
enum OwnLog {
  static let origin = "log.example/64"

  static func key(_ seedByte: UInt8) throws -> Ed25519PrivateKey {
    try Ed25519PrivateKey(seed: [UInt8](repeating: seedByte, count: 32))
  }

  static func logSigner() throws -> NoteSigner {
    NoteSigner(name: try KeyName(origin), privateKey: try key(1))
  }

  static func witness(_ number: UInt8) throws -> Cosigner {
    Cosigner(name: try KeyName("w\(number).example"), privateKey: try key(100 + number))
  }

  /// The checkpoint over the first entries of the texts `leaf 0`, `leaf 1`, ….
  static func note(size: Int) throws -> UnverifiedNote {
    try logSigner().sign(checkpoint(size: size).text)
  }

  static func checkpoint(size: Int) throws -> Checkpoint {
    let tree = MerkleTree(entries: numberedEntries(size))
    let name = try KeyName(origin)
    return Checkpoint(
      origin: Origin(name), treeHead: TreeHead(size: tree.size, root: tree.root))
  }

  static func signedCheckpoint(size: Int) throws -> SignedCheckpoint {
    try SignedCheckpoint.open(note(size: size), with: [logSigner().verifier])
  }
}
