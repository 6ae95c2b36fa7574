import ArgumentParser
import CanonicalJSON
import EventLedger
import Foundation
import LedgerService
import LedgerStore
import LedgerViews
import TransparencyLog

/// Makes, registers, rotates, revokes and lists keys.
struct KeyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key", abstract: "Make, register, rotate, revoke and list keys.",
    subcommands: [
      KeyNewCommand.self, KeyRegisterCommand.self, KeyRotateCommand.self, KeyRevokeCommand.self,
      KeySkipCommand.self, KeyListCommand.self,
    ])
}

/// Makes a key on the device where it will be used.
struct KeyNewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Make a key: NAME.pem, and NAME.vkey for the registrar.",
    discussion: """
      The private key is PKCS#8 in PEM, readable by its owner alone. With --passphrase it is \
      encrypted too, as openssl does it; every command that needs it asks on the terminal. For \
      scripts LEDGER_PASSPHRASE_FILE names a file whose first line is the passphrase.
      """)

  @OptionGroup var options: GlobalOptions

  @Argument(help: "The key's name, as the desk's.")
  var name: String

  @Option(name: .customLong("out"), help: "The folder to make it in.", transform: UserPath.read)
  var folder: String

  @Option(
    name: .customLong("key-name"),
    help: "The name in the key, where it is not the file's: a log key has its log's.")
  var keyName: String?

  @Flag(help: "Encrypt the private key with a passphrase.")
  var passphrase = false

  func run() throws {
    guard !name.contains("/") else {
      throw UsageError(
        Phrase(
          id: "nama kunci juga nama berkas: tanpa /", en: "a key's name is also a file's: no /"))
    }
    let keys = KeyFolder(path: folder, passphrase: Passphrase.opening)
    let verifier = try finished(in: keys) ?? made(in: keys)
    let fingerprint = Fingerprint(of: verifier.publicKey)
    if options.isJSON {
      try Terminal.show(json: [
        "fingerprint": .string("\(fingerprint)"), "key": .string("\(verifier)"),
      ])
    } else {
      Terminal.show("\(verifier)\n")
    }
  }

  private func made(in keys: KeyFolder) throws -> NoteVerifier {
    if passphrase { try mustBeNew(keys.file(named: name).path) }
    return try keys.create(
      name, keyName: keyName ?? name, passphrase: passphrase ? try Passphrase.new() : nil,
      random: ThisMachine.randomBytes)
  }

  /// A key whose making was interrupted before its public half was written.
  private func finished(in keys: KeyFolder) throws -> NoteVerifier? {
    let verifier = try keys.finish(name, keyName: keyName ?? name)
    if verifier != nil {
      Terminal.complain(Words.finishedKey(keys.file(named: name).path)[.asked])
    }
    return verifier
  }
}

/// Brings a desk's key into the directory: a registrar's act.
struct KeyRegisterCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "register", abstract: "Register a desk's key; signed with a registrar's.",
    discussion: """
      A key of the role log takes the place of the log's own: the commit that brings it into force \
      is the first that it signs, so it lies in the keys folder before. Make it with the log's \
      name: ledger key new log-2 --key-name ORIGIN --out keys
      """)

  @OptionGroup var options: GlobalOptions
  @OptionGroup var author: AuthorOptions

  @Argument(help: "The public key, as NAME.vkey holds it, or @FILE.")
  var key: String

  @Option(help: "The desk; of a registrar, the service and the log their role.")
  var desk: String?

  @Option(
    help: "The role: desk, province, sekda, kpu, bawaslu, police, …, registrar, service, log.")
  var role: String

  @Option(help: "The code of the region that the key may write about; of those the ledger's.")
  var scope: String?

  func run() async throws {
    let session = try Session(options, author: author)
    let verifier = try publicKey(UserPath.reference(key))
    let append = try SingleAppend(session)
    try await append.run { now in
      try append.ledger.registration(
        of: verifier, desk: desk, role: role, scope: scope, at: now)
    }
  }
}

/// Replaces the author's own key; the new one inherits desk, role and scope.
struct KeyRotateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rotate",
    abstract: "Hand on to a new key; signed with the old one, its last event.")

  @OptionGroup var options: GlobalOptions
  @OptionGroup var author: AuthorOptions

  @Argument(help: "The new public key, as NAME.vkey holds it, or @FILE.")
  var key: String

  func run() async throws {
    let session = try Session(options, author: author)
    let verifier = try publicKey(UserPath.reference(key))
    let append = try SingleAppend(session)
    try await append.run { now in
      try append.ledger.rotation(to: verifier, by: append.author, at: now)
    }
  }
}

/// Ends a key.
struct KeyRevokeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke",
    abstract: "End a key; from here on it can write nothing.",
    discussion: """
      With --compromised-since what it wrote from the first entry received at or after that time \
      counts nowhere, and what keys rotated in from it wrote neither.

      Of a registrar's key the acts that it wrote or approved are listed, since no act is undone \
      by itself: what is wrong with one, the registrars sign anew.
      """)

  @OptionGroup var options: GlobalOptions
  @OptionGroup var author: AuthorOptions

  @Argument(help: "The key's fingerprint; see ledger key list.")
  var fingerprint: String

  @Option(help: "lost, stolen, compromised, staff_left, rotated or ceased.")
  var reason: String

  @Option(name: .customLong("compromised-since"), help: "Since when its word is not trusted.")
  var compromisedSince: String?

  @Option(name: .customLong("set-aside-from"), help: "The first entry whose word is not trusted.")
  var setAsideFrom: UInt64?

  func run() async throws {
    let session = try Session(options, author: author)
    let key = try keyFingerprint(fingerprint)
    let append = try SingleAppend(session)
    try await append.run { now in
      try append.ledger.revocation(
        of: key, reason: reason, compromisedSince: compromisedSince, setAsideFrom: setAsideFrom,
        by: append.author, at: now)
    }
    try tellActs(of: key, in: session)
  }

  /// Lists what a registrar decided, and the follow-ups to sign.
  private func tellActs(of key: Fingerprint, in session: Session) throws {
    guard !options.isJSON else { return }
    let ledger = try session.open()
    guard try KeyDirectory(ledger).row(key).role == .registrar else { return }
    let acts = try ActDirectory(ledger, catalogue: session.catalogue)
      .acts { $0.index > 0 && $0.approvals.contains(key) }
    guard !acts.isEmpty else { return }
    let presentation = session.presentation(
      of: ledger.genesis, names: try session.regionNames(in: ledger))
    let head = Phrase(
      id: "Tindakan yang ditulis atau disetujui kunci ini:",
      en: "Acts that this key wrote or approved:")
    Terminal.show("\n" + head[session.language] + "\n")
    Terminal.show(presentation.table(FollowUpView(presentation).table(of: acts), as: .table))
  }
}

/// Lists the directory's keys.
struct KeyListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the keys of the directory, ended ones too.")

  @OptionGroup var options: GlobalOptions

  func run() async throws {
    let session = try Session(options)
    let ledger = try session.open()
    let presentation = session.presentation(
      of: ledger.genesis, names: try session.regionNames(in: ledger))
    let table = KeyListView(presentation).table(of: try KeyDirectory(ledger).rows())
    Terminal.show(presentation.table(table, as: options.isJSON ? .json : .table))
  }
}

/// The fingerprint that somebody names a key by; wrong usage for any other text.
func keyFingerprint(_ text: String) throws -> Fingerprint {
  guard let fingerprint = Fingerprint(text) else {
    throw UsageError(
      Phrase(
        id: "\(text) bukan sidik kunci dari 16 angka heksadesimal",
        en: "\(text) is not a fingerprint of 16 hexadecimal digits"))
  }
  return fingerprint
}
