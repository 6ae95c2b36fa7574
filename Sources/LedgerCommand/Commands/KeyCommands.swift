import ArgumentParser
import CanonicalJSON
import EventLedger
import Foundation
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
    discussion: "The private key is PKCS#8 in PEM, readable by its owner alone.")

  @OptionGroup var options: GlobalOptions

  @Argument(help: "The key's name, as the desk's.")
  var name: String

  @Option(name: .customLong("out"), help: "The folder to make it in.")
  var folder: String

  func run() throws {
    guard !name.contains("/") else { throw UsageError("a key's name is also a file's: no /") }
    let verifier = try KeyFolder(path: folder).create(name, keyName: name)
    let fingerprint = Fingerprint(of: verifier.publicKey)
    if options.isJSON {
      let json: JSON = ["fingerprint": .string("\(fingerprint)"), "key": .string("\(verifier)")]
      Terminal.show(String(decoding: try json.canonicalBytes(), as: UTF8.self) + "\n")
    } else {
      Terminal.show("\(verifier)\n")
    }
  }
}

/// Brings a desk's key into the directory: a registrar's act.
struct KeyRegisterCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "register", abstract: "Register a desk's key; signed with a registrar's.")

  @OptionGroup var options: GlobalOptions
  @OptionGroup var author: AuthorOptions

  @Argument(help: "The public key, as NAME.vkey holds it, or @FILE.")
  var key: String

  @Option(help: "The desk.")
  var desk: String

  @Option(help: "The role: desk, province, sekda, kpu, bawaslu, police, …")
  var role: String

  @Option(help: "The code of the region that the key may write about.")
  var scope: String

  func run() async throws {
    let session = try Session(options, author: author)
    let verifier = try publicKey(key)
    let data: JSON = [
      "desk": .string(desk), "key": .string("\(verifier)"), "role": .string(role),
      "scope": .string(scope),
    ]
    try await SingleAppend(session: session).run { genesis, now in
      .act(LedgerType.keyRegistered, subject: genesis.scope.code, time: now, data: data)
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
    let verifier = try publicKey(key)
    let fingerprint = Fingerprint(of: try session.authorKey().publicKey)
    let scope = try KeyDirectory(session.open()).row(fingerprint).scope.code
    try await SingleAppend(session: session).run { _, now in
      .act(
        LedgerType.keyRotated, subject: scope, time: now, data: ["key": .string("\(verifier)")])
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
    guard let key = Fingerprint(fingerprint) else {
      throw UsageError("\(fingerprint) is not a fingerprint of 16 hexadecimal digits")
    }
    let ledger = try session.open()
    let own = Fingerprint(of: try session.authorKey().publicKey)
    let subject = try KeyDirectory(ledger).row(own).scope.code
    var members: [(name: String, value: JSON)] = [
      ("key", .string("\(key)")), ("reason", .string(reason)),
    ]
    if let compromisedSince {
      let since = try session.time(compromisedSince, in: ledger.genesis)
      let index = try ledger.firstIndex(receivedFrom: since.instant)
      guard setAsideFrom == nil || setAsideFrom == index else {
        throw UsageError(
          "the first entry received from \(since) is \(index), not \(setAsideFrom ?? 0)")
      }
      members.append(("compromisedSince", .string("\(since)")))
      members.append(("setAsideFrom", .integer(Int64(index))))
    } else if let setAsideFrom {
      members.append(("setAsideFrom", .integer(Int64(setAsideFrom))))
    }
    let data = JSON(members: members)
    try await SingleAppend(session: session).run { _, now in
      .act(LedgerType.keyRevoked, subject: subject, time: now, data: data)
    }
  }
}

/// Lists the directory's keys.
struct KeyListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the keys of the directory, ended ones too.")

  @OptionGroup var options: GlobalOptions

  func run() async throws {
    let session = try Session(options)
    let directory = try KeyDirectory(session.open())
    let presentation = session.presentation(
      of: directory.ledger.genesis, names: try session.regionNames(in: directory.ledger))
    let table = KeyListView(presentation).table(of: try directory.rows())
    Terminal.show(presentation.table(table, as: options.isJSON ? .json : .table))
  }
}

extension EventDraft {
  /// A draft of one of the ledger's own types.
  static func act(
    _ type: String, subject: String, time: Timestamp, data: JSON
  ) -> EventDraft {
    .init(type: "\(LedgerType.prefix).\(type).v1", subject: subject, time: time, data: data)
  }
}

/// A public key from the command line: the verifier key, or `@FILE` with one in it.
func publicKey(_ text: String) throws -> NoteVerifier {
  let source =
    text.hasPrefix("@")
    ? String(decoding: try readFile(String(text.dropFirst())), as: UTF8.self) : text
  do {
    return try NoteVerifier(vkey: source.trimmingCharacters(in: .whitespacesAndNewlines))
  } catch {
    throw LedgerError(
      .key, "this is not a public key that can be registered: \(error)",
      hint: "give what NAME.vkey holds: NAME+ID+KEY", cause: error)
  }
}
