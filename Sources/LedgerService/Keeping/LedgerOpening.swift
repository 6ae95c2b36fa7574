import CanonicalJSON
import DeskPilkada
package import EventLedger
import LedgerStore
package import TransparencyLog

/// What a new ledger is to be.
package struct OpeningRequest: Sendable {
  /// The log's name on its checkpoints.
  package let origin: String
  package let title: String
  /// The province's code.
  package let province: String
  /// A recovery key made elsewhere, as a verifier key; nil for one that is made here.
  package let recovery: String?
  /// The registrars besides the one whose key is made, who have to approve the first event.
  package let registrars: [NoteVerifier]
  /// How many registrars must say yes to an act.
  package let threshold: Int
  package let isRehearsal: Bool
  /// Whether the keys may lie within the ledger's folder, although copies of it would bear them; in a
  /// rehearsal they may.
  package let mayKeepKeysBeside: Bool

  package init(
    origin: String, title: String, province: String, recovery: String? = nil,
    registrars: [NoteVerifier] = [], threshold: Int = 1, isRehearsal: Bool,
    mayKeepKeysBeside: Bool = false
  ) {
    self.origin = origin
    self.title = title
    self.province = province
    self.recovery = recovery
    self.registrars = registrars
    self.threshold = threshold
    self.isRehearsal = isRehearsal
    self.mayKeepKeysBeside = mayKeepKeysBeside || isRehearsal
  }
}

/// A ledger that was just made.
package struct OpenedLedger: Sendable {
  package let genesis: Genesis
  /// The first checkpoint's size and root.
  package let treeHead: TreeHead
  /// The public half of the registrar's key.
  package let registrar: NoteVerifier
  /// The file of the sealing key.
  package let sealingKey: String
  /// Whether the recovery key was made here.
  package let madeRecovery: Bool
  /// The batch that waits for the approvals of the other registrars; nil when there are none.
  package let restPath: String?
}

/// Why a ledger cannot be made so.
package enum OpeningFault: ServiceRefusal {
  /// A ledger is there already.
  case ledgerIsThere(String)
  /// The threshold is not from 1 to the number of registrars.
  case threshold
  /// The register of regions does not have the province.
  case unknownProvince(String)
  case recoveryIsNoKey
  /// The keys folder lies within the ledger's: whoever copies that has every sealed value.
  case keysBeside(String)
  /// Another process makes the keys of a ledger in the same folder.
  case anotherOpening(String)

  package var code: LedgerError.Code? {
    switch self {
    case .ledgerIsThere: .exists
    case .anotherOpening: .inUse
    default: nil
    }
  }
}

extension Workplace {
  /// Makes a ledger: its keys, its file, and the events that every later one builds on.
  ///
  /// Everything is made, or nothing is.
  ///
  /// `newPassphrase`: asks for what encrypts the keys that people hold, once all else is known to be
  /// well; nil for keys in clear.
  package func open(
    _ request: OpeningRequest, newPassphrase: (() throws -> [UInt8])? = nil
  ) throws -> OpenedLedger {
    let clock = try machine.now(request.isRehearsal)
    Leftovers.sweep(folderOf: path)
    OpeningJournal.clean(keys.path)
    do { try mustBeNew(path) } catch is FileFault { throw OpeningFault.ledgerIsThere(path) }
    guard (1...request.registrars.count + 1).contains(request.threshold) else {
      throw OpeningFault.threshold
    }
    guard request.mayKeepKeysBeside || !keys.lies(inFolderOf: path) else {
      throw OpeningFault.keysBeside(keys.path)
    }
    let rest = request.registrars.isEmpty ? nil : path + ".opening.ndjson"
    try rest.map(mustBeNew)
    let facts = try Self.facts(of: request.province)
    if newPassphrase != nil { try mustBeNew(keys.file(named: KeyFolder.registrar).path) }
    let keys = try OpeningKeys.create(
      in: self.keys, for: path, origin: request.origin, province: request.province,
      recovery: request.recovery,
      passphrase: try newPassphrase?(), random: machine.randomBytes)
    do {
      return try LedgerOpening(
        workplace: self, keys: keys, clock: clock, request: request, facts: facts, restPath: rest
      ).write()
    } catch {
      keys.remove()
      throw error
    }
  }

  private static func facts(of province: String) throws -> RegionFacts {
    do {
      return try RegionFacts(province: province)
    } catch FactError.unknownProvince {
      throw OpeningFault.unknownProvince(province)
    }
  }
}

/// The first events of a ledger, signed by its registrar in one commit.
struct LedgerOpening {
  let workplace: Workplace
  let keys: OpeningKeys
  let clock: Instant
  let request: OpeningRequest
  let facts: RegionFacts
  /// Where the drafts wait that can be taken in only after the first event is approved; nil when
  /// nobody else has to approve it.
  let restPath: String?

  func write() throws -> OpenedLedger {
    let registrar = try keys.registrarKey()
    let signer = try LogKeysAtHand(in: keys.folder, current: keys.log)
    let author = AuthorAtDesk(at: workplace, key: registrar, clock: clock)
    var rest: Leftovers.Registration?
    defer { rest.map(Leftovers.remove) }
    let (commit, writer) = try LedgerWriter.create(
      at: workplace.path, catalogue: workplace.catalogue, sealing: keys.sealing, clock: clock,
      signer: signer
    ) { intake in
      try open(by: author, into: &intake)
      if let restPath {
        rest = try keepRest(at: restPath)
        return
      }
      for draft in drafts() { _ = try author.write(draft, into: &intake) }
    }
    // From here on the ledger is there, and whatever else fails takes nothing of it away.
    keys.keep()
    rest.map(Leftovers.release)
    let genesis = try writer.genesis()
    try writer.close()
    return OpenedLedger(
      genesis: genesis, treeHead: commit.checkpoint.checkpoint.treeHead, registrar: keys.registrar,
      sealingKey: keys.folder.sealingKey.path, madeRecovery: keys.madeRecovery,
      restPath: restPath)
  }

  private func open(by author: AuthorAtDesk, into intake: inout Intake) throws {
    let now = Timestamp(clock, offsetMinutes: Self.offsetMinutes)
    guard let type = workplace.catalogue.type(named: LedgerType.ledgerOpened) else { return }
    let head = EventWriter.ChainHead(
      author: Author(desk: Role.registrar.rawValue, key: author.fingerprint), number: 1,
      ledger: nil, previous: nil, anchor: nil)
    let submission = try author.sign(
      .init(type: type.name, subject: request.province, time: now, data: genesisData()), type: type,
      corrected: nil, at: head, offsetMinutes: Self.offsetMinutes)
    if case .refused(let obstacle) = try intake.take(submission) {
      throw WritingRefusal.notTaken(obstacle)
    }
  }

  /// Keeps what comes after the approvals, as a batch for the registrar to sign.
  private func keepRest(at path: String) throws -> Leftovers.Registration {
    let lines = try drafts().map { draft -> String in
      let line: JSON = [
        "data": draft.data, "subject": .string(draft.subject), "time": .string("\(draft.time)"),
        "type": .string(draft.type),
      ]
      return String(decoding: try line.canonicalBytes(), as: UTF8.self) + "\n"
    }
    let bytes = Array(lines.joined().utf8)
    try keys.journal.announce(bytes, at: path)
    try createFile(bytes, mode: 0o644, at: path)
    return Leftovers.register { removeFile(path) }
  }

  private func genesisData() -> JSON {
    [
      "logKey": .string("\(keys.log)"),
      "nonce": .string(Hex.encode(workplace.machine.randomBytes(16))),
      "origin": .string(request.origin), "recoveryKey": .string("\(keys.recovery)"),
      "registrars": .array(([keys.registrar] + request.registrars).map { .string("\($0)") }),
      "rehearsal": .boolean(request.isRehearsal),
      "rulesDigest": .string("\(workplace.catalogue.digest)"),
      "rulesVersion": .integer(Int64(workplace.catalogue.version)),
      "scope": .string(request.province),
      "serviceKey": .string("\(keys.service)"), "threshold": .integer(Int64(request.threshold)),
      "timeZone": "+08:00",
      "title": .string(request.title),
    ]
  }

  /// Desks and the province's key first, then what is known of the region.
  private func drafts() -> [EventDraft] {
    desks().map { ledgerDraft(LedgerType.deskRegistered, $0) }
      + (request.threshold == 1 ? [provinceKey()] : []) + OpeningPlan(facts).drafts
  }

  /// With several approvals the key has to wait until its desk is there.
  private func provinceKey() -> EventDraft {
    ledgerDraft(
      LedgerType.keyRegistered,
      [
        "desk": .string(request.province), "key": .string("\(keys.province)"), "role": "province",
        "scope": .string(request.province),
      ])
  }

  private func ledgerDraft(_ type: String, _ data: JSON) -> EventDraft {
    .init(
      type: "\(LedgerType.prefix).\(type).v1", subject: request.province,
      time: Timestamp(clock, offsetMinutes: Self.offsetMinutes), data: data)
  }

  private func desks() -> [JSON] {
    func desk(_ name: String, level: String, scope: String, host: String) -> JSON {
      [
        "desk": .string(name), "hostAgency": .string(host), "level": .string(level),
        "scope": .string(scope),
      ]
    }
    let regional = facts.regions.filter { $0.code.partCount == 2 }.map { region in
      desk(
        region.code.text, level: "regency", scope: region.code.text,
        host: "Desk Pilkada \(region.name)")
    }
    let name = facts.regions.first { $0.code.text == request.province }?.name ?? request.province
    return [
      desk(
        request.province, level: "province", scope: request.province, host: "Desk Pilkada \(name)")
    ]
      + regional
      + [
        desk(
          "kpu-\(request.province)", level: "partner", scope: request.province, host: "KPU \(name)"),
        desk(
          "bawaslu-\(request.province)", level: "partner", scope: request.province,
          host: "Bawaslu \(name)"),
      ]
  }

  /// WITA, the time that people in East Kalimantan live by.
  private static let offsetMinutes = 480
}
