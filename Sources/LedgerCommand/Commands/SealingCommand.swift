import ArgumentParser
import CanonicalJSON
import EventLedger
import LedgerService
import LedgerViews

/// The key under which sealed values rest.
struct SealingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sealing", abstract: "The key under which sealed values rest in the file.",
    subcommands: [SealingRenewCommand.self])
}

/// Replaces the sealing key, or calls it lost.
struct SealingRenewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "renew", abstract: "Replace the sealing key, so that older copies open no more.",
    discussion: """
      1. A new key is made; copy its file to the safe and confirm that, on the terminal or with \
      --copied ID. 2. In one transaction every sealed value is put under it. 3. The file is cleaned of \
      the old boxes. 4. DEST, a backup, is written and verified. 5. The old key is overwritten and \
      removed. Whatever interrupts it, give the same command again: it goes on.

      Copies made before open only with the old key. Destroy its copy in the safe then, and an erasure \
      has reached every copy there is.

      With --lost, for a key that nobody has any more: what comes gets a new key, the old values stay \
      closed, and every verification says so in its first line.
      """)

  @OptionGroup var options: GlobalOptions

  @Option(help: "The backup to write, under the new key.", transform: UserPath.read)
  var backup: String?

  @Option(help: "The id of the new key, as a sign that its copy is in the safe.")
  var copied: String?

  @Flag(help: "Call the sealing key lost.")
  var lost = false

  func validate() throws {
    guard lost == (backup == nil), !lost || copied == nil else {
      throw ValidationError(
        Phrase(id: "berikan --backup CADANGAN, atau --lost", en: "give --backup DEST, or --lost"))
    }
  }

  func run() async throws {
    let session = try Session(options)
    let renewal = SealingRenewal(
      of: session.ledgerPath, catalogue: session.catalogue, keys: session.workplace.keys,
      random: ThisMachine.randomBytes,
      done: { step in Terminal.complain(step.phrase[session.language]) })
    guard let backup else { return try callLost(renewal, session) }
    let key = try renewal.newKey(copied: copied)
    try confirmCopy(of: key, in: session)
    try await renewal.run(backup: backup, copied: copied)
    if options.isJSON {
      return try Terminal.show(json: ["backup": .string(backup), "key": .string("\(key.id)")])
    }
    let told = Phrase(
      id: "kunci penyegel kini \(key.id); cadangan: \(backup)\n"
        + "Salinan yang lebih tua hanya terbuka dengan kunci lama: musnahkan salinannya di lemari besi "
        + "sekarang; potret disk mungkin masih menyimpannya",
      en: "the sealing key is now \(key.id); backup: \(backup)\n"
        + "Copies made before open only with the old key: destroy its copy in the safe, now; a disk "
        + "snapshot may still hold it")
    Terminal.show(told[session.language] + "\n")
  }

  /// Nothing goes under a key of which only one copy is known.
  private func confirmCopy(of key: SealingKey, in session: Session) throws {
    if copied == "\(key.id)" { return }
    let path =
      session.workplace.keys.nextSealingKey.isThere
      ? session.workplace.keys.nextSealingKey.path : session.workplace.keys.sealingKey.path
    throw LedgerError(
      .key,
      Phrase(
        id: "salin kunci baru \(path) ke lemari besi sebelum dipakai",
        en: "copy the new key \(path) to the safe before it is used"),
      hint: Phrase(
        id: "sesudah itu ulangi dengan --copied \(key.id)",
        en: "then give the command again with --copied \(key.id)"))
  }

  private func callLost(_ renewal: SealingRenewal, _ session: Session) throws {
    let (lost, key) = try renewal.callLost()
    if options.isJSON {
      return try Terminal.show(json: [
        "key": .string("\(key.id)"), "lost": .array(lost.map { .string("\($0)") }),
      ])
    }
    let ids = lost.map { "\($0)" }.joined(separator: ", ")
    let told =
      lost.isEmpty
      ? Phrase(
        id: "tidak ada yang hilang: kunci setiap nilai ada di sini",
        en: "nothing is lost: the key of every value is at hand")
      : Phrase(
        id:
          "hilang: \(ids); nilai di bawahnya tetap tertutup. Kunci penyegel kini \(key.id): salin ke "
          + "lemari besi, \(session.workplace.keys.sealingKey.path)",
        en:
          "lost: \(ids); the values under it stay closed. The sealing key is now \(key.id): copy it to "
          + "the safe, \(session.workplace.keys.sealingKey.path)")
    Terminal.show(told[session.language] + "\n")
  }
}

extension SealingRenewal.Step {
  fileprivate var phrase: Phrase {
    switch self {
    case .newKeyMade: Phrase(id: "kunci baru dibuat", en: "the new key is made")
    case .boxesRenewed:
      Phrase(id: "semua nilai di bawah kunci baru", en: "every value is under the new key")
    case .cleaned:
      Phrase(id: "berkas dibersihkan dari yang lama", en: "the file is cleaned of the old boxes")
    case .backedUp:
      Phrase(id: "cadangan ditulis dan diperiksa", en: "the backup is written and verified")
    case .oldKeyRemoved: Phrase(id: "kunci lama dihapus", en: "the old key is removed")
    case .finished: Phrase(id: "selesai", en: "done")
    }
  }
}
