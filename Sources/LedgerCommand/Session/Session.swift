import CanonicalJSON
import DeskPilkada
import EventLedger
import Foundation
import LedgerService
import LedgerStore
import LedgerViews
import TransparencyLog

/// What a command knows of its surroundings: paths, language, rules, clock.
struct Session {
  let options: GlobalOptions
  private let authorKeyPath: String?
  let environment: [String: String]
  let language: Language
  let workplace: Workplace

  /// `author` is given by the commands that sign.
  init(_ options: GlobalOptions, author: AuthorOptions? = nil) throws {
    self.options = options
    environment = ProcessInfo.processInfo.environment
    authorKeyPath = (author?.keyPath ?? environment["LEDGER_KEY"]).map(UserPath.read)
    language = try Self.language(options)
    let path = UserPath.read(options.ledgerPath ?? environment["LEDGER"] ?? "ledger.sqlite")
    let beside = URL(filePath: path).deletingLastPathComponent().appending(path: "keys").path
    workplace = Workplace(
      path: path, keysPath: UserPath.read(options.keysPath ?? environment["LEDGER_KEYS"] ?? beside),
      catalogue: try Pilkada.catalogue(), machine: ThisMachine(environment).machine)
  }

  /// The language that was asked for; the locale's when none was.
  static func language(_ options: GlobalOptions) throws -> Language {
    guard let code = options.languageCode else {
      return Language(environment: ProcessInfo.processInfo.environment)
    }
    guard let language = Language(rawValue: code) else {
      throw UsageError(
        Phrase(
          id: "--lang menerima id atau en, bukan \(code)",
          en: "--lang takes id or en, not \(code)"))
    }
    return language
  }

  var ledgerPath: String { workplace.path }
  var catalogue: Catalogue { workplace.catalogue }

  /// The author's private key.
  func authorKey() throws -> Ed25519PrivateKey {
    guard let path = authorKeyPath else {
      throw UsageError(
        Phrase(
          id: "ini memerlukan kunci penulis: berikan --key BERKAS atau isi LEDGER_KEY",
          en: "this needs the author's key: give --key PATH or set LEDGER_KEY"))
    }
    return try workplace.keyFile(path).read()
  }

  /// Opens the ledger to read it.
  func open() throws -> LedgerFile { try workplace.open() }

  /// The sealing keys in the keys folder; without one, what is sealed stays so.
  func sealingKeys() throws -> SealingKeys { try workplace.sealingKeys() }

  /// Opens the ledger to append to it, or to restart its log, which a restored copy lets happen.
  func appender(toRestart: Bool = false) throws -> LedgerAppender {
    let ledger = try LedgerAppender(at: workplace, toRestart: toRestart)
    if try ledger.isRenewalUnfinished() { tellUnfinishedRenewal() }
    return ledger
  }

  private func tellUnfinishedRenewal() {
    remark(
      Phrase(
        id: "pembaruan kunci penyegel belum selesai",
        en: "the renewal of the sealing key is unfinished"),
      hint: Phrase(
        id: "teruskan dengan: ledger sealing renew --backup CADANGAN",
        en: "go on with: ledger sealing renew --backup DEST"))
  }

  /// Says on standard error what is no fault of this command but wants something to be done.
  func remark(_ fact: Phrase, hint: Phrase) {
    Terminal.complain(fact[language])
    Terminal.complain("\(Words.hint[language]): \(hint[language])")
  }

  /// The present time: the machine's, or in a rehearsal what `LEDGER_CLOCK` says.
  func now(inRehearsal isRehearsal: Bool) throws -> Instant {
    try workplace.machine.now(isRehearsal)
  }

  /// Reads a time as people write it: with an offset, or without one in the ledger's own.
  func time(_ text: String, in genesis: Genesis) throws -> Timestamp {
    try PeopleClock.time(text, in: genesis)
  }

  /// How views of a ledger are laid out for this reader.
  func presentation(of genesis: Genesis, names: [String: String] = [:]) -> Presentation {
    Presentation(
      language: language, width: Terminal.width ?? 80, offsetMinutes: genesis.offsetMinutes,
      isRehearsal: genesis.isRehearsal, regionNames: names)
  }

  /// The official names of the regions, as the stored projections have them.
  func regionNames(in reader: any ProjectionReader) throws -> [String: String] {
    try RegionNames.all(in: reader)
  }
}
