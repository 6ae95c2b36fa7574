import ArgumentParser
import CanonicalJSON
import EventLedger
import LedgerService
import LedgerViews
import TransparencyLog

/// Checks proofs that came as files, with a public key and nothing else.
///
/// No ledger is opened. What a proof shows does not depend on rules; they only word it.
struct ProofCheck {
  private let options: GlobalOptions
  private let language: Language
  private let isJSON: Bool
  private let trust: ProofTrust

  /// `trust`: what the inspector has from elsewhere; nothing else says whose proof it is.
  init(_ options: GlobalOptions, trust: ProofTrust?) throws {
    self.options = options
    language = try Session.language(options)
    isJSON = options.isJSON
    guard let trust else {
      throw UsageError(ProofPhrases.nothingTrusted, hint: ProofPhrases.keyFiles)
    }
    self.trust = trust
  }

  /// Checks the proof of an event, with the sealed values that it opens.
  ///
  /// * `report`: a file to which it is written as a page for print.
  /// * `command`: what repeats the check.
  func run(proof path: String, report: String?, command: String) throws {
    guard let proof = EventProof(try readText(path)) else {
      throw LedgerError(.invalidData, ProofPhrases.noProof(path))
    }
    let shown = try judged { () throws(FactFault) in try proof.check(trusting: trust) }
    if isJSON { return try Terminal.show(json: JSON(members: shown.members)) }
    let session = try Session(options)
    let genesis = shown.verdict.directory.genesis
    let view = DisclosureView(
      Presentation(
        language: language, width: Terminal.width ?? 80, offsetMinutes: genesis.offsetMinutes,
        isRehearsal: genesis.isRehearsal,
        regionNames: RegionNames.compiledIn(provincesOf: [genesis.scope.code])),
      catalogue: session.catalogue)
    if let report {
      let subject = VerificationSubject(
        path: path, digest: try FileDigest(of: path)?.hash, command: command,
        instant: try session.now(inRehearsal: genesis.isRehearsal),
        version: Ledger.configuration.version)
      try createFile(view.html(of: shown, subject: subject), mode: 0o600, at: report)
    }
    Terminal.show(view.text(of: shown))
  }

  /// Checks the proof of a row.
  func run(stateProof path: String) throws {
    guard let proof = StateProof(try readText(path)) else {
      throw LedgerError(
        .invalidData,
        Phrase(id: "\(path) bukan bukti sebuah baris", en: "\(path) is not the proof of a row"))
    }
    let (seal, sealed) = try judged { () throws(FactFault) in try proof.check(trusting: trust) }
    let value = String(decoding: proof.row.value, as: UTF8.self)
    if isJSON {
      let row: [(name: String, value: JSON)] = [
        ("key", .string(proof.row.key)), ("projection", sealed.json),
        ("value", JSON(try JSONText(proof.row.value).root)),
      ]
      return try Terminal.show(json: JSON(members: seal.members + row))
    }
    let index = seal.fact.fact.index
    let said = Phrase(
      id: "Layanan menyatakan pada entri \(index): \(sealed.name) \(proof.row.key) adalah \(value)",
      en: "The service stated at entry \(index): \(sealed.name) \(proof.row.key) is \(value)")
    Terminal.show([said] + seal.phrases, in: language)
  }

  /// What a proof shows.
  ///
  /// When it does not hold, that is told and the process ends with status 1; when it could not be
  /// judged, since what is trusted does not belong to it, with status 2.
  private func judged<Value>(_ check: () throws(FactFault) -> Value) throws -> Value {
    do {
      return try check()
    } catch {
      guard !error.isOfTrust else { throw Refusal(fact: error.phrase, hint: error.hint) }
      if isJSON {
        try Terminal.show(json: ["fault": .string("\(error)"), "verdict": "fails"])
      } else {
        Terminal.show([ProofPhrases.fails.told(with: error.phrase)], in: language)
      }
      throw ExitCode(ExitStatus.findings)
    }
  }
}
