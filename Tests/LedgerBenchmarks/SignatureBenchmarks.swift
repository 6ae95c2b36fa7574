import Crypto
import TransparencyLog

/// Signing, verifying, and opening a checkpoint that a log and two witnesses have signed.
///
/// The reference is the same work by swift-crypto alone: what is lost against it is ours.
struct SignatureBenchmarks: BenchmarkSuite {
  static let name = "signature"

  private static let count = 2_000

  private let message = (0..<600).map { UInt8(truncatingIfNeeded: $0) }
  private let key: Ed25519PrivateKey
  private let keyAlone: Curve25519.Signing.PrivateKey
  private let signature: [UInt8]
  private let note: UnverifiedNote
  private let noteKeys: [NoteVerifier]

  private init() throws {
    let seed = [UInt8](repeating: 1, count: 32)
    key = try Ed25519PrivateKey(seed: seed)
    keyAlone = try Curve25519.Signing.PrivateKey(rawRepresentation: seed)
    signature = key.signature(for: message)
    (note, noteKeys) = try Self.checkpoint(signedBy: key)
  }

  static func run(_ options: BenchmarkOptions) async throws -> [Measurement] {
    let benchmarks = try SignatureBenchmarks()
    return benchmarks.signing() + benchmarks.verifying()
  }

  private func signing() -> [Measurement] {
    let ours = rate { consume(key.signature(for: message)) }
    let alone = rate { consume(try? keyAlone.signature(for: message)) }
    return [
      Measurement(
        "signature.sign", "signatures of 600 bytes made, one core", ours, "signatures/s",
        beside: ("by swift-crypto alone", alone))
    ]
  }

  private func verifying() -> [Measurement] {
    let publicKey = keyAlone.publicKey
    let alone = rate { consume(publicKey.isValidSignature(signature, for: message)) }
    let ours = rate { consume(key.publicKey.isValidSignature(signature, for: message)) }
    let checkpoints = rate { consume(try? SignedCheckpoint.open(note, with: noteKeys)) }
    return [
      Measurement(
        "signature.verify", "signatures of 600 bytes checked, one core", ours, "signatures/s",
        beside: ("by swift-crypto alone", alone)),
      Measurement(
        "signature.checkpoint", "checkpoints with three signatures opened, one core", checkpoints,
        "checkpoints/s", beside: ("a third of the signatures checked", alone / 3)),
    ]
  }

  /// How often a second the work is done.
  private func rate(_ work: () -> Void) -> Double {
    1 / Cost.ofOne(of: Self.count) { for _ in 0..<Self.count { work() } }
  }

  private static func checkpoint(
    signedBy key: Ed25519PrivateKey
  ) throws -> (UnverifiedNote, [NoteVerifier]) {
    let log = NoteSigner(name: try KeyName("log.example"), privateKey: key)
    let head = TreeHead(size: 100_000, root: Hash.of([]))
    let checkpoint = Checkpoint(origin: Origin(log.verifier.name), treeHead: head)
    let signed = try SignedCheckpoint.open(log.sign(checkpoint.text), with: [log.verifier])
    let witnesses = try (1...2).map { (number: UInt8) in
      Cosigner(
        name: try KeyName("w\(number).example"),
        privateKey: try Ed25519PrivateKey(seed: [UInt8](repeating: 100 + number, count: 32)))
    }
    let lines = witnesses.map { $0.cosign(signed, at: 1_732_500_000) }
    let keys = witnesses.map(\.verifier)
    return (try signed.adding(lines, by: keys).note, [log.verifier] + keys)
  }
}
