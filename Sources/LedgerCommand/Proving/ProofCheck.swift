import ArgumentParser
import CanonicalJSON
import EventLedger
import LedgerService
import LedgerViews
import TransparencyLog

/// Checks proofs that came as files, with the log's public key and nothing else.
///
/// No ledger is opened and no rules are read: what a proof shows does not depend on them.
struct ProofCheck {
  private let options: GlobalOptions
  private let language: Language
  private let isJSON: Bool
  private let policy: Policy

  /// `trust`: the log's key, or a policy that names it; nothing else says under which key an
  /// entry must be in the log.
  init(_ options: GlobalOptions, trust: Trust) throws {
    self.options = options
    language = try Session.language(options)
    isJSON = options.isJSON
    guard let policy = try trust.logPolicy else {
      throw UsageError(
        Phrase(
          id: "bukti diperiksa dengan kunci log: berikan dengan --trust",
          en: "a proof is checked under the log's key: give it with --trust"),
        hint: Phrase(
          id: "keys/log.vkey di samping buku besar, atau berkas kebijakan",
          en: "keys/log.vkey beside the ledger, or a policy file"))
    }
    self.policy = policy
  }

  /// Checks the proof of an event, or a disclosure, which is one with some sealed values opened.
  ///
  /// * `report`: a file to which a disclosure is written as a page for print.
  /// * `command`: what repeats the check.
  func run(proof path: String, report: String?, command: String) throws {
    if let disclosure = Disclosure(try readText(path)) {
      return try run(disclosure, in: path, report: report, command: command)
    }
    guard report == nil else {
      throw UsageError(
        Phrase(
          id: "--report hanya untuk buku besar dan berkas `ledger disclose`",
          en: "--report goes with a ledger, or a file of `ledger disclose`"))
    }
    guard let files = ProofFiles(fact: path) else {
      throw UsageError(
        Phrase(
          id: "--proof menerima berkas yang ditulis `ledger prove`: NAMA.tlog-proof",
          en: "--proof takes a file as `ledger prove` writes it: NAME.tlog-proof"))
    }
    let (fact, registration) = (try read(files.fact), try read(files.registration))
    let proven = try judged { () throws(FactFault) in
      try ProvenFact(fact, registration: registration, under: policy)
    }
    let event = proven.fact.entry.event
    if isJSON {
      var members = members(of: proven)
      members.append(("entry", JSON(event.value)))
      return try Terminal.show(json: JSON(members: members))
    }
    let said = Phrase(
      id: "Peristiwa \(event.hash): \(event.type) tentang \(event.subject), \(event.time)",
      en: "Event \(event.hash): \(event.type) about \(event.subject), \(event.time)")
    Terminal.show([said] + lines(of: proven), in: language)
  }

  private func run(
    _ disclosure: Disclosure, in path: String, report: String?, command: String
  ) throws {
    let (proven, closed) = try judged { () throws(FactFault) in
      try disclosure.check(under: policy)
    }
    let entry = proven.fact.entry
    if isJSON {
      var members = members(of: proven)
      members += [
        ("closed", .array(closed.map { .string("\($0)") })), ("entry", JSON(entry.event.value)),
        (
          "opened",
          JSON(members: disclosure.openings.map { (name: "\($0.pointer)", value: $0.value) })
        ),
      ]
      return try Terminal.show(json: JSON(members: members))
    }
    let session = try Session(options)
    let presentation = Presentation(
      language: language, width: Terminal.width ?? 80, offsetMinutes: 480, isRehearsal: false)
    let view = DisclosureView(presentation, catalogue: session.catalogue)
    let said = lines(of: proven)
    if let report {
      let subject = VerificationSubject(
        path: path, digest: try FileDigest(of: path)?.hash, command: command,
        instant: try session.now(inRehearsal: true), version: Ledger.configuration.version)
      let page = view.html(
        of: entry, proven: said, opened: disclosure.openings, closed: closed, subject: subject)
      try createFile(page, mode: 0o600, at: report)
    }
    Terminal.show(
      view.text(of: entry, proven: said, opened: disclosure.openings, closed: closed))
  }

  /// Checks the proof of a row.
  func run(stateProof path: String) throws {
    guard let proof = StateProof(try readText(path)) else {
      throw LedgerError(
        .invalidData,
        Phrase(id: "\(path) bukan bukti sebuah baris", en: "\(path) is not the proof of a row"))
    }
    let (seal, sealed) = try judged { () throws(FactFault) in try proof.check(under: policy) }
    let value = String(decoding: proof.row.value, as: UTF8.self)
    if isJSON {
      let row: [(name: String, value: JSON)] = [
        ("key", .string(proof.row.key)), ("projection", sealed.json),
        ("value", JSON(try JSONText(proof.row.value).root)),
      ]
      return try Terminal.show(json: JSON(members: members(of: seal) + row))
    }
    let index = seal.fact.index
    let said = Phrase(
      id: "Layanan menyatakan pada entri \(index): \(sealed.name) \(proof.row.key) adalah \(value)",
      en: "The service stated at entry \(index): \(sealed.name) \(proof.row.key) is \(value)")
    Terminal.show([said] + lines(of: seal), in: language)
  }

  /// What a proof shows; when it does not hold, that is told and the process ends with status 1.
  private func judged<Value>(_ check: () throws(FactFault) -> Value) throws -> Value {
    do {
      return try check()
    } catch {
      if isJSON {
        try Terminal.show(json: ["fault": .string("\(error)"), "verdict": "fails"])
      } else {
        let fails = Phrase(id: "Bukti GAGAL", en: "The proof FAILS")
        Terminal.show([fails.told(with: error.phrase)], in: language)
      }
      throw ExitCode(ExitStatus.findings)
    }
  }

  private func read(_ path: String) throws -> LogProof {
    do {
      return try LogProof(try readText(path))
    } catch let error as LogProofError {
      throw LedgerError(
        .invalidData, Phrase(id: "\(path) bukan bukti", en: "\(path) is not a proof"),
        because: error)
    }
  }

  private func members(of proven: ProvenFact) -> [(name: String, value: JSON)] {
    let checkpoint = proven.fact.checkpoint.checkpoint
    return [
      ("desk", .string(proven.fact.entry.event.author.desk)),
      ("event", .string("\(proven.fact.entry.event.hash)")),
      ("index", .integer(Int64(clamping: proven.fact.index))),
      ("signer", .string("\(proven.key)")), ("origin", .string("\(checkpoint.origin)")),
      ("registeredAt", .integer(Int64(clamping: proven.registration.index))),
      ("size", .integer(Int64(clamping: checkpoint.treeHead.size))), ("verdict", "holds"),
    ]
  }

  private func lines(of proven: ProvenFact) -> [Phrase] {
    let checkpoint = proven.fact.checkpoint.checkpoint
    let (index, size) = (proven.fact.index, checkpoint.treeHead.size)
    let key = Fingerprint(of: proven.key.publicKey)
    let desk = proven.fact.entry.event.author.desk
    let logKey = proven.fact.checkpoint.logSignatures[0].key.identity
    return [
      Phrase(
        id: "  ada di log \(checkpoint.origin) sebagai entri \(index) dari \(size), di bawah kunci "
          + "\(logKey)",
        en: "  in the log \(checkpoint.origin) as entry \(index) of \(size), under the key "
          + "\(logKey)"),
      Phrase(id: "  ditandatangani kunci \(key)", en: "  signed by the key \(key)"),
      Phrase(
        id: "  kunci itu dibawa masuk untuk desk \(desk) oleh entri \(proven.registration.index)",
        en: "  that key was brought in for desk \(desk) by entry \(proven.registration.index)"),
      Phrase(
        id: "Apakah kunci itu dicabut kemudian, dan apakah peristiwanya dihitung, hanya seluruh "
          + "log yang dapat menjawab.",
        en: "Whether that key was revoked since, and whether the event stands, needs the whole "
          + "log."),
    ]
  }
}
