import CanonicalJSON
import TransparencyLog

/// A ledger's key directory, made again from a few of its entries in their order.
///
/// Every step is signed by a key that an earlier one brought in, and the first by a registrar that it
/// names. So no entry can be made up by somebody who lacks such a key, whoever signs the checkpoints.
/// What is left out cannot be seen: that a key was revoked, for one.
struct DirectoryWalk {
  /// A key as the entries bring it in.
  struct Key {
    let verifier: NoteVerifier
    let desk: String
    let role: Role
    /// The index of the entry that names it.
    let namedAt: UInt64
    /// The index of the entry with which it was rotated out.
    var endedAt: UInt64?
  }

  /// An act that waits for approvals.
  private struct Pending {
    let event: Event
    let index: UInt64
    var approvals: Set<Fingerprint>
  }

  let genesis: Genesis
  private(set) var keys: [Fingerprint: Key] = [:]
  /// The registrars that have signed one of the entries, each once.
  private(set) var signers: [Fingerprint] = []
  /// The key in force for checkpoints, and the index of the entry that names it.
  private(set) var logKey: (verifier: NoteVerifier, namedAt: UInt64)
  private var awaited: Set<Fingerprint>
  private var pending: [Hash: Pending] = [:]
  private var last: UInt64 = 0

  /// Begins with the ledger's first event, which a registrar that it names has signed.
  init(opening entry: Entry) throws(FactFault) {
    let event = entry.event
    guard event.type == LedgerType.full(LedgerType.ledgerOpened), event.ledger == nil,
      let genesis = try? Genesis(event)
    else { throw .noOpening }
    self.genesis = genesis
    logKey = (genesis.logKey, 0)
    awaited = Set(genesis.registrars.map { Fingerprint(of: $0.publicKey) })
    for registrar in genesis.registrars { bring(in: registrar, as: .registrar) }
    bring(in: genesis.recoveryKey, as: .recovery)
    bring(in: genesis.serviceKey, as: .service)
    bring(in: genesis.logKey, as: .log)
    let author = event.author.key
    guard event.author.desk == Role.registrar.rawValue, awaited.remove(author) != nil,
      let key = keys[author], SignedEvent(entry).isSigned(by: key.verifier)
    else { throw .noOpening }
    signers = [author]
  }

  /// Takes the next entry in.
  mutating func take(_ entry: Entry, at index: UInt64) throws(FactFault) {
    let event = entry.event
    guard event.ledger == genesis.hash else { throw .otherLedger }
    guard index > last, let key = keys[event.author.key], key.desk == event.author.desk,
      key.endedAt == nil, SignedEvent(entry).isSigned(by: key.verifier)
    else { throw .notOfDirectory(index) }
    last = index
    if key.role == .registrar, !signers.contains(event.author.key) {
      signers.append(event.author.key)
    }
    switch event.type {
    case LedgerType.full(LedgerType.keyRegistered), LedgerType.full(LedgerType.logRestarted):
      propose(event, by: key.role, at: index)
    case LedgerType.full(LedgerType.actApproved): approve(event, by: key.role)
    case LedgerType.full(LedgerType.keyRotated): rotate(event, from: key, at: index)
    default: break
    }
  }

  /// Every registrar whom the first event names must have approved it.
  func finish() throws(FactFault) {
    let missing = awaited.min { "\($0)" < "\($1)" }
    if let missing { throw .registrarMissing(missing) }
  }

  private mutating func propose(_ act: Event, by role: Role, at index: UInt64) {
    switch role {
    case .registrar where genesis.threshold > 1:
      pending[act.hash] = Pending(event: act, index: index, approvals: [act.author.key])
    case .registrar: takeEffect(act, named: index)
    case .recovery where act.data["role"]?.string == Role.registrar.rawValue:
      takeEffect(act, named: index)
    default: break
    }
  }

  private mutating func approve(_ approval: Event, by role: Role) {
    guard role == .registrar, let hash = approval.data["act"]?.string.flatMap({ Hash(hex: $0) })
    else { return }
    if hash == genesis.hash {
      awaited.remove(approval.author.key)
      return
    }
    guard var act = pending[hash] else { return }
    act.approvals.insert(approval.author.key)
    pending[hash] = act
    guard act.approvals.count >= genesis.threshold else { return }
    pending[hash] = nil
    takeEffect(act.event, named: act.index)
  }

  private mutating func takeEffect(_ act: Event, named index: UInt64) {
    let data = act.data
    if act.type == LedgerType.full(LedgerType.logRestarted) {
      guard let restart = LogRestart(data), restart.logKey.name.description == restart.origin else {
        return
      }
      return replaceLogKey(by: restart.logKey, at: index)
    }
    guard let verifier = data["key"]?.string.flatMap({ try? NoteVerifier(vkey: $0) }),
      let desk = data["desk"]?.string, let role = data["role"]?.string.flatMap(Role.init)
    else { return }
    guard role == .log else { return bring(in: verifier, desk: desk, as: role, at: index) }
    if verifier.name == logKey.verifier.name { replaceLogKey(by: verifier, at: index) }
  }

  private mutating func rotate(_ event: Event, from old: Key, at index: UInt64) {
    keys[event.author.key]?.endedAt = index
    guard let verifier = event.data["key"]?.string.flatMap({ try? NoteVerifier(vkey: $0) }) else {
      return
    }
    bring(in: verifier, desk: old.desk, as: old.role, at: index)
  }

  private mutating func replaceLogKey(by key: NoteVerifier, at index: UInt64) {
    guard keys[Fingerprint(of: key.publicKey)] == nil else { return }
    bring(in: key, as: .log, at: index)
    logKey = (key, index)
  }

  /// A key that was in the directory before is never brought in again.
  private mutating func bring(
    in verifier: NoteVerifier, desk: String? = nil, as role: Role, at index: UInt64 = 0
  ) {
    let fingerprint = Fingerprint(of: verifier.publicKey)
    let desk = desk ?? role.rawValue
    // The desk of a role without one is the role's own name, and no desk is called so.
    let isNamedRight =
      role.isDeskless ? desk == role.rawValue : Role(rawValue: desk)?.isDeskless != true
    guard keys[fingerprint] == nil, isNamedRight else { return }
    keys[fingerprint] = Key(verifier: verifier, desk: desk, role: role, namedAt: index)
  }
}
