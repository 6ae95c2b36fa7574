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
  let catalogue: Catalogue

  /// `author` is given by the commands that sign.
  init(_ options: GlobalOptions, author: AuthorOptions? = nil) throws {
    self.options = options
    environment = ProcessInfo.processInfo.environment
    authorKeyPath = author?.keyPath ?? environment["LEDGER_KEY"]
    language = try Self.language(options)
    catalogue = try Pilkada.catalogue()
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

  var ledgerPath: String { options.ledgerPath ?? environment["LEDGER"] ?? "ledger.sqlite" }

  /// The folder of the log and service key.
  var keys: KeyFolder {
    let beside = URL(filePath: ledgerPath).deletingLastPathComponent().appending(path: "keys").path
    return keyFolder(options.keysPath ?? environment["LEDGER_KEYS"] ?? beside)
  }

  /// A folder of keys whose passphrases are asked for on the terminal.
  func keyFolder(_ path: String) -> KeyFolder {
    KeyFolder(path: path, passphrase: Passphrase.opening)
  }

  /// A private key whose passphrase is asked for on the terminal.
  func keyFile(_ path: String) -> KeyFile { KeyFile(path: path, passphrase: Passphrase.opening) }

  /// The author's private key.
  func authorKey() throws -> Ed25519PrivateKey {
    guard let path = authorKeyPath else {
      throw UsageError(
        Phrase(
          id: "ini memerlukan kunci penulis: berikan --key BERKAS atau isi LEDGER_KEY",
          en: "this needs the author's key: give --key PATH or set LEDGER_KEY"))
    }
    return try keyFile(path).read()
  }

  /// Opens the ledger to read it.
  func open() throws -> LedgerFile { try LedgerFile.open(at: ledgerPath) }

  /// Opens the ledger to append to it, or to restart its log, which a restored copy lets happen.
  func writer(toRestart: Bool = false) throws -> LedgerWriter {
    try LedgerWriter.open(at: ledgerPath, catalogue: catalogue, toRestart: toRestart)
  }

  /// The log's signer, which every commit needs.
  func logSigner(for genesis: Genesis) throws -> any LogSigning {
    let current = (try? open())?.logKeys.current ?? genesis.logKey
    return try LogKeysAtHand(in: keys, current: current)
  }

  /// The private half of the service's key in force.
  func serviceKey() throws -> Ed25519PrivateKey {
    let rows = try KeyDirectory(open()).rows().map(\.row)
    for row in rows where row.role == .service && row.end == nil {
      if let file = keys.file(of: row.verifier) { return try file.read() }
    }
    return try keys.file(named: KeyFolder.service).read()
  }

  /// The present time: the machine's, or in a rehearsal what `LEDGER_CLOCK` says.
  func now(inRehearsal isRehearsal: Bool) throws -> Instant {
    guard let setting = environment["LEDGER_CLOCK"] else {
      return Instant(seconds: Int64(Date.now.timeIntervalSince1970))
    }
    guard isRehearsal else {
      throw UsageError(
        Phrase(
          id: "LEDGER_CLOCK hanya untuk latihan; buku besar ini bukan latihan",
          en: "LEDGER_CLOCK is for rehearsals; this ledger is none"))
    }
    let text =
      setting.hasPrefix("@")
      ? String(decoding: try readFile(String(setting.dropFirst())), as: UTF8.self)
        .trimmingCharacters(in: .whitespacesAndNewlines) : setting
    guard let timestamp = Timestamp(text) else {
      throw UsageError(
        Phrase(
          id: "LEDGER_CLOCK bukan waktu seperti 2024-11-25T09:00:00+08:00",
          en: "LEDGER_CLOCK is not a time as 2024-11-25T09:00:00+08:00"))
    }
    return timestamp.instant
  }

  /// Reads a time as people write it: with an offset, or without one in the ledger's own.
  func time(_ text: String, in genesis: Genesis) throws -> Timestamp {
    guard let time = PeopleClock.dated(text, offsetMinutes: genesis.offsetMinutes) else {
      throw UsageError(
        Phrase(
          id: "\(text) bukan waktu seperti 2024-11-25T09:00 atau 2024-11-25T09:00:00+08:00",
          en: "\(text) is not a time as 2024-11-25T09:00 or 2024-11-25T09:00:00+08:00"))
    }
    return time
  }

  /// How views of a ledger are laid out for this reader.
  func presentation(of genesis: Genesis, names: [String: String] = [:]) -> Presentation {
    Presentation(
      language: language, width: Terminal.width ?? 80, offsetMinutes: genesis.offsetMinutes,
      isRehearsal: genesis.isRehearsal, regionNames: names)
  }

  /// The official names of the regions, as the stored projections have them.
  func regionNames(in reader: any ProjectionReader) throws -> [String: String] {
    let rows = try PilkadaRows(reader).rows(RegionRow.self, of: RegionRow.definition)
    return Dictionary(
      uniqueKeysWithValues: rows.compactMap { key, row in
        row.name.map { (key, $0) }
      })
  }

  /// The official name of one region by its code; empty when the region is not known.
  func regionName(of code: String, in reader: any ProjectionReader) throws -> [String: String] {
    let row = try PilkadaRows(reader).row(RegionRow.self, of: RegionRow.definition, key: code)
    return row?.name.map { [code: $0] } ?? [:]
  }
}
