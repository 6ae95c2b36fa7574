import ArgumentParser
import CanonicalJSON
import DeskPilkada
import EventLedger
import Foundation
import LedgerService
import LedgerStore
import LedgerViews
import TransparencyLog

/// Makes a ledger: the file, its keys, and the events that every later one builds on.
struct InitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Open a new ledger: file, keys, regions, desks, items and stages.",
    discussion: """
      Makes the keys of registrar, recovery, log, service and province desk in the keys folder and \
      signs the first events with the registrar's. Everything is made, or nothing is.

      --passphrase encrypts the keys that people hold, those of registrar, recovery and province desk; \
      those of log and service stay in clear, since the machine reads them at every append.

      With --registrar others are named besides. Until each has approved the first event nothing \
      else is taken in, so the rest waits in a batch beside the ledger.
      """)

  @OptionGroup var options: GlobalOptions

  @Option(help: "The log's name on its checkpoints: a URL without its scheme.")
  var origin: String

  @Option(help: "What the ledger is called.")
  var title: String

  @Option(help: "The province's code.")
  var province: String

  @Option(help: "A recovery key made elsewhere, as a verifier key.")
  var recovery: String?

  @Option(
    name: .customLong("registrar"),
    help: "A further registrar's public key, as NAME.vkey holds it, or @FILE; may be repeated.")
  var registrars: [String] = []

  @Option(help: "How many registrars must say yes to an act (default: 1).")
  var threshold = 1

  @Flag(help: "Encrypt the private keys that people hold with a passphrase.")
  var passphrase = false

  @Flag(help: "Keep the keys within the ledger's folder, although copies of it would bear them.")
  var beside = false

  @Flag(help: "Mark the ledger as an exercise, for ever.")
  var rehearsal = false

  func run() async throws {
    let session = try Session(options)
    let clock = try session.now(inRehearsal: rehearsal)
    guard !FileManager.default.fileExists(atPath: session.ledgerPath) else {
      throw LedgerError(
        .exists,
        Phrase(id: "\(session.ledgerPath) sudah ada", en: "\(session.ledgerPath) is there already"),
        hint: Phrase(
          id: "pilih berkas lain: --ledger BERKAS", en: "choose another file: --ledger PATH"))
    }
    guard (1...registrars.count + 1).contains(threshold) else {
      throw UsageError(
        Phrase(
          id: "--threshold dari 1 sampai banyaknya pendaftar kunci",
          en: "--threshold is from 1 to the number of registrars"))
    }
    try refuseKeysBeside(session)
    let others = try registrars.map(publicKey)
    let rest = others.isEmpty ? nil : session.ledgerPath + ".opening.ndjson"
    try rest.map(mustBeNew)
    let facts = try openingFacts()
    if passphrase { try mustBeNew(session.workplace.keys.file(named: KeyFolder.registrar).path) }
    let keys = try OpeningKeys.create(
      in: session.workplace.keys, origin: origin, province: province, recovery: recovery,
      passphrase: passphrase ? try Passphrase.new() : nil)
    do {
      let opening = Opening(
        session: session, keys: keys, clock: clock, origin: origin, title: title,
        province: province, facts: facts, isRehearsal: rehearsal, others: others,
        threshold: threshold, restPath: rest)
      let (checkpoint, genesis) = try opening.write()
      try report(
        checkpoint, of: genesis, keys: keys, session: session,
        rest: rest)
    } catch {
      keys.remove()
      if let rest { try? FileManager.default.removeItem(atPath: rest) }
      throw error
    }
  }

  /// People copy folders: whoever copies one with ledger and sealing key has every sealed value.
  private func refuseKeysBeside(_ session: Session) throws {
    guard !rehearsal, !beside, session.workplace.keys.lies(inFolderOf: session.ledgerPath) else {
      return
    }
    throw UsageError(
      Phrase(
        id:
          "folder kunci \(session.workplace.keys.path) ada di dalam folder buku besar: siapa yang menyalin "
          + "folder itu menyalin kunci penyegelnya juga",
        en:
          "the keys folder \(session.workplace.keys.path) is within the ledger's folder: who copies that folder "
          + "copies the sealing key, too"),
      hint: Phrase(
        id: "--keys FOLDER di tempat lain; atau --beside, bila memang dikehendaki",
        en: "--keys FOLDER elsewhere; or --beside, if it is meant to be so"))
  }

  private func openingFacts() throws -> RegionFacts {
    do {
      return try RegionFacts(province: province)
    } catch FactError.unknownProvince {
      throw UsageError(
        Phrase(
          id: "daftar wilayah tidak memuat provinsi \(province)",
          en: "the register of regions does not have the province \(province)"))
    }
  }

  private func report(
    _ checkpoint: SignedCheckpoint, of genesis: Genesis, keys: OpeningKeys, session: Session,
    rest: String?
  ) throws {
    guard !options.isJSON else {
      return try Terminal.show(json: [
        "genesis": .string("\(genesis.hash)"), "ledger": .string(session.ledgerPath),
        "registrar": .string("\(keys.registrar)"), "rehearsal": .boolean(rehearsal),
        "root": .string("\(checkpoint.checkpoint.treeHead.root)"),
        "sealingKey": .string(session.workplace.keys.sealingKey.path),
        "size": .integer(Int64(checkpoint.checkpoint.treeHead.size)),
      ])
    }
    let presentation = session.presentation(of: genesis)
    Terminal.show(
      presentation.page(
        OpeningText(
          ledger: session.ledgerPath, keys: session.workplace.keys, genesis: genesis,
          size: checkpoint.checkpoint.treeHead.size, madeRecovery: keys.made.contains("recovery"),
          isEncrypted: passphrase, rest: rest
        ).lines(in: session.language)))
  }
}

/// The keys that a ledger begins with, all of them different.
struct OpeningKeys {
  let folder: KeyFolder
  /// The names of the key files that were made, to be taken back when opening fails.
  private(set) var made: [String] = []
  let registrar: NoteVerifier
  let recovery: NoteVerifier
  let log: NoteVerifier
  let service: NoteVerifier
  let province: NoteVerifier
  let provinceName: String
  /// What sealed values are put in boxes with.
  let sealing: SealingKeys
  /// What the keys that people hold are encrypted with; nil for files in clear.
  private let passphrase: [UInt8]?

  static func create(
    in folder: KeyFolder, origin: String, province: String, recovery: String?,
    passphrase: [UInt8]?
  ) throws -> OpeningKeys {
    var made: [String] = []
    func make(
      _ name: String, keyName: String? = nil, passphrase: [UInt8]? = nil
    ) throws -> NoteVerifier {
      let verifier = try folder.create(
        name, keyName: keyName ?? name, passphrase: passphrase, random: ThisMachine.randomBytes)
      made.append(name)
      return verifier
    }
    do {
      let given = try recovery.map { text in
        guard let verifier = try? NoteVerifier(vkey: text) else {
          throw UsageError(
            Phrase(
              id: "--recovery menerima kunci pemeriksa: NAMA+ID+KUNCI",
              en: "--recovery takes a verifier key: NAME+ID+KEY"))
        }
        return verifier
      }
      let registrar = try make(KeyFolder.registrar, passphrase: passphrase)
      let recovery = try given ?? make(KeyFolder.recovery, passphrase: passphrase)
      let log = try make(KeyFolder.log, keyName: origin)
      let service = try make(KeyFolder.service)
      let desk = try make(province, passphrase: passphrase)
      _ = try folder.sealingKey.create(random: ThisMachine.randomBytes)
      return OpeningKeys(
        folder: folder, made: made, registrar: registrar, recovery: recovery, log: log,
        service: service, province: desk, provinceName: province,
        sealing: try folder.sealingKeys(random: ThisMachine.randomBytes), passphrase: passphrase)
    } catch {
      for name in made { folder.remove(name) }
      throw error
    }
  }

  /// The private half of the registrar's key, which nobody is asked to open a second time.
  func registrarKey() throws -> Ed25519PrivateKey {
    try folder.file(named: KeyFolder.registrar).read(passphrase: passphrase)
  }

  func remove() {
    for name in made { folder.remove(name) }
    unlink(folder.sealingKey.path)
  }
}

/// The first events of a ledger, signed by its registrar in one commit.
private struct Opening {
  let session: Session
  let keys: OpeningKeys
  let clock: Instant
  let origin: String
  let title: String
  let province: String
  let facts: RegionFacts
  let isRehearsal: Bool
  /// The registrars besides the author, who have to approve the first event.
  let others: [NoteVerifier]
  let threshold: Int
  /// Where the drafts wait that can be taken in only after the first event is approved; nil when
  /// nobody else has to approve it.
  let restPath: String?

  func write() throws -> (SignedCheckpoint, Genesis) {
    let registrar = try keys.registrarKey()
    let signer = try LogKeysAtHand(in: keys.folder, current: keys.log)
    let author = AuthorAtDesk(at: session.workplace, key: registrar, clock: clock)
    let (commit, writer) = try LedgerWriter.create(
      at: session.ledgerPath, catalogue: session.catalogue, sealing: keys.sealing, clock: clock,
      signer: signer
    ) { intake in
      try open(by: author, into: &intake)
      if let restPath { return try keepRest(at: restPath) }
      for draft in drafts() { _ = try author.write(draft, into: &intake) }
    }
    let genesis = try writer.genesis()
    try writer.close()
    return (commit.checkpoint, genesis)
  }

  private func open(by author: AuthorAtDesk, into intake: inout Intake) throws {
    let now = Timestamp(clock, offsetMinutes: Self.offsetMinutes)
    guard let type = session.catalogue.type(named: LedgerType.ledgerOpened) else { return }
    let head = EventWriter.ChainHead(
      author: Author(desk: Role.registrar.rawValue, key: author.fingerprint), number: 1,
      ledger: nil, previous: nil, anchor: nil)
    let submission = try author.sign(
      .init(type: type.name, subject: province, time: now, data: genesisData()), type: type,
      corrected: nil, at: head, offsetMinutes: Self.offsetMinutes)
    if case .refused(let obstacle) = try intake.take(submission) {
      throw WritingRefusal.notTaken(obstacle)
    }
  }

  /// Keeps what comes after the approvals, as a batch for the registrar to sign.
  private func keepRest(at path: String) throws {
    let lines = try drafts().map { draft -> String in
      let line: JSON = [
        "data": draft.data, "subject": .string(draft.subject), "time": .string("\(draft.time)"),
        "type": .string(draft.type),
      ]
      return String(decoding: try line.canonicalBytes(), as: UTF8.self) + "\n"
    }
    try createFile(lines.joined(), mode: 0o644, at: path)
  }

  private func genesisData() -> JSON {
    [
      "logKey": .string("\(keys.log)"), "nonce": .string(Hex.encode(ThisMachine.randomBytes(16))),
      "origin": .string(origin), "recoveryKey": .string("\(keys.recovery)"),
      "registrars": .array(([keys.registrar] + others).map { .string("\($0)") }),
      "rehearsal": .boolean(isRehearsal),
      "rulesDigest": .string("\(session.catalogue.digest)"),
      "rulesVersion": .integer(Int64(session.catalogue.version)), "scope": .string(province),
      "serviceKey": .string("\(keys.service)"), "threshold": .integer(Int64(threshold)),
      "timeZone": "+08:00",
      "title": .string(title),
    ]
  }

  /// Desks and the province's key first, then what is known of the region.
  private func drafts() -> [EventDraft] {
    desks().map { ledgerDraft(LedgerType.deskRegistered, $0) }
      + (threshold == 1 ? [provinceKey()] : []) + OpeningPlan(facts).drafts
  }

  /// With several approvals the key has to wait until its desk is there.
  private func provinceKey() -> EventDraft {
    ledgerDraft(
      LedgerType.keyRegistered,
      [
        "desk": .string(province), "key": .string("\(keys.province)"), "role": "province",
        "scope": .string(province),
      ])
  }

  private func ledgerDraft(_ type: String, _ data: JSON) -> EventDraft {
    .init(
      type: "\(LedgerType.prefix).\(type).v1", subject: province,
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
    let name = facts.regions.first { $0.code.text == province }?.name ?? province
    return [desk(province, level: "province", scope: province, host: "Desk Pilkada \(name)")]
      + regional
      + [
        desk("kpu-\(province)", level: "partner", scope: province, host: "KPU \(name)"),
        desk("bawaslu-\(province)", level: "partner", scope: province, host: "Bawaslu \(name)"),
      ]
  }

  /// WITA, the time that people in East Kalimantan live by.
  private static let offsetMinutes = 480
}
