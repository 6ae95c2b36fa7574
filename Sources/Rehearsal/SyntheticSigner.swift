import CanonicalJSON
import EventLedger
import TransparencyLog

/// Signs the events of a synthetic season, each key's after its last.
///
/// Keys and salts follow from the seed: anybody can sign with them, which a rehearsal may bear.
struct SyntheticSigner {
  private let catalogue: Catalogue
  private let seed: UInt64
  private var chains: [String: Chain]

  private struct Chain {
    let key: Ed25519PrivateKey
    var head: EventWriter.ChainHead
    /// When the checkpoint that the head anchors was taken in.
    var anchoredAt: Instant?
  }

  init(
    catalogue: Catalogue, seed: UInt64, registrar: Ed25519PrivateKey,
    head: EventWriter.ChainHead
  ) {
    self.catalogue = catalogue
    self.seed = seed
    chains = [Role.registrar.rawValue: Chain(key: registrar, head: head)]
  }

  /// The key of that name, the same for the same seed.
  static func verifier(of name: String, seed: UInt64) throws -> NoteVerifier {
    NoteVerifier(
      name: try KeyName(name), algorithm: .ed25519,
      publicKey: try key(of: name, seed: seed).publicKey)
  }

  /// Lets a name write with its key from the event on that brought the key in.
  mutating func begin(_ name: String, desk: String, key keyName: String, after event: Hash) throws {
    let key = try Self.key(of: keyName, seed: seed)
    let known = chains[name]
    chains[name] = Chain(
      key: key,
      head: .init(
        author: Author(desk: desk, key: Fingerprint(of: key.publicKey)), number: 1,
        ledger: chains[Role.registrar.rawValue]?.head.ledger, previous: event,
        anchor: known?.head.anchor),
      anchoredAt: known?.anchoredAt)
  }

  /// When the newest checkpoint was taken in that a desk's last event anchors; nil before that.
  func anchoredAt(_ name: String) -> Instant? { chains[name]?.anchoredAt }

  /// Signs what a desk says; `anchor` is nil for one that has seen no newer checkpoint than when
  /// it last wrote.
  mutating func sign(
    _ moment: SyntheticMoment, at time: Instant, recorded: Instant, corrected: EventType?,
    anchor: (anchor: Anchor, at: Instant)?
  ) throws -> Submission {
    guard var chain = chains[moment.author], let type = catalogue.type(named: moment.type) else {
      throw LedgerError(
        .notFound,
        Phrase(
          id: "tidak ada desk \(moment.author), atau jenis \(moment.type)",
          en: "no desk \(moment.author), or no type \(moment.type)"))
    }
    if let anchor { chain.anchoredAt = anchor.at }
    let head = EventWriter.ChainHead(
      author: chain.head.author, number: chain.head.number, ledger: chain.head.ledger,
      previous: chain.head.previous, anchor: anchor?.anchor ?? chain.head.anchor)
    let draft = EventDraft(
      type: type.name, subject: moment.subject, time: Self.timestamp(time), data: moment.data)
    var salts = SyntheticSalts(seed: seed, head: head)
    let submission = try EventWriter(key: chain.key, makeSalt: { salts.next() }).submission(
      for: draft, type: type, corrected: corrected, at: head,
      recordedTime: Self.timestamp(recorded))
    chain.head = .init(
      author: head.author, number: head.number + 1, ledger: head.ledger,
      previous: submission.event.hash, anchor: head.anchor)
    chains[moment.author] = chain
    return submission
  }

  private static func key(of name: String, seed: UInt64) throws -> Ed25519PrivateKey {
    try Ed25519PrivateKey(seed: Hash.of(Array("synthetic key \(seed) \(name)".utf8)).bytes)
  }

  private static func timestamp(_ instant: Instant) -> Timestamp {
    Timestamp(instant, offsetMinutes: SyntheticText.offsetMinutes)
  }
}

/// Salts that follow from the seed and the event before, where a real desk draws random ones.
private struct SyntheticSalts {
  private var last: Hash

  init(seed: UInt64, head: EventWriter.ChainHead) {
    last = Hash.of(Array("salt \(seed)".utf8) + (head.previous?.bytes ?? []))
  }

  mutating func next() -> [UInt8] {
    last = Hash.of(last.bytes)
    return last.bytes
  }
}
