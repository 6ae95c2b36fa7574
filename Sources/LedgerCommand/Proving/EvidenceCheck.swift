import ArgumentParser
import CanonicalJSON
import EventLedger
import LedgerService
import LedgerViews
import TransparencyLog

/// Judges evidence that came as a file, with the log's public keys and nothing else.
struct EvidenceCheck {
  private let language: Language
  private let isJSON: Bool
  private let trust: Trust

  /// `trust`: the log's key, or a policy that names each that it has had; without it the keys in
  /// the file are believed, and the verdict says so.
  init(_ options: GlobalOptions, trust: Trust) throws {
    language = try Session.language(options)
    isJSON = options.isJSON
    self.trust = trust
    if case .genesis = trust {
      throw UsageError(
        Phrase(
          id: "bukti dinilai dengan kunci log: berikan dengan --trust",
          en: "evidence is judged under the log's key: give it with --trust"),
        hint: Phrase(
          id: "keys/log.vkey di samping buku besar, atau berkas kebijakan",
          en: "keys/log.vkey beside the ledger, or a policy file"))
    }
  }

  /// Tells what the evidence shows; ends with status 1 when it shows nothing.
  func run(_ path: String) throws {
    guard let file = EvidenceFile(try readText(path)) else {
      throw LedgerError(
        .invalidData,
        Phrase(
          id: "\(path) bukan bukti yang ditulis `ledger evidence`",
          en: "\(path) is not evidence as `ledger evidence` writes it"))
    }
    do {
      try show(try file.check(under: trust.logPolicy ?? file.ownPolicy), in: file)
    } catch let fault as EvidenceFault {
      guard try isOfLog(file) else {
        let explanation = ProofPhrases.wrongLog(file.logKey)
        throw Refusal(fact: explanation.fact, hint: explanation.hint)
      }
      try show(fault, in: file)
      throw ExitCode(ExitStatus.findings)
    }
  }

  private func show(_ shown: EvidenceFile.Shown, in file: EvidenceFile) throws {
    if isJSON {
      return try Terminal.show(json: JSON(members: members(of: file, verdict: "holds")))
    }
    let lines = shown.phrases + (isBelieved ? [Self.believed(file)] : [])
    Terminal.show(lines, in: language)
  }

  private func show(_ fault: EvidenceFault, in file: EvidenceFile) throws {
    if isJSON {
      let members =
        members(of: file, verdict: "shows-nothing") + [
          ("fault", .string(fault.code)), ("detail", .string("\(fault)")),
        ]
      return try Terminal.show(json: JSON(members: members))
    }
    let nothing =
      Phrase(id: "Bukti ini tidak menunjukkan apa-apa: ", en: "The evidence shows nothing: ")
      + fault.phrase
    let lines = [nothing] + (try untrustedKeys(in: file, after: fault)).map(Self.missing)
    Terminal.show(lines, in: language)
  }

  /// Whether a trusted key has the name of a log in the file: under any other it is not judged.
  private func isOfLog(_ file: EvidenceFile) throws -> Bool {
    guard let trusted = try trust.logPolicy?.logs else { return true }
    return trusted.contains { log in file.logKeys.contains { $0.name == log.key.name } }
  }

  /// Whether nothing was trusted from outside, so that the file's own keys are.
  private var isBelieved: Bool { trust == .nothing }

  private static func believed(_ file: EvidenceFile) -> Phrase {
    let keys = file.logKeys.map { "\($0)" }.joined(separator: ", ")
    guard file.formerLogKeys.isEmpty else {
      return Phrase(
        id: "Kunci-kunci log di dalam berkas itu sendiri yang dipercaya, \(keys): bandingkan "
          + "dengan yang diumumkan, atau berikan masing-masing dengan --trust.",
        en: "The file's own log keys were believed, \(keys): compare them with those that were "
          + "published, or give each with --trust.")
    }
    return Phrase(
      id: "Kunci log di dalam berkas itu sendiri yang dipercaya, \(keys): bandingkan dengan "
        + "yang diumumkan, atau berikan dengan --trust.",
      en: "The file's own log key was believed, \(keys): compare it with the one that was "
        + "published, or give that with --trust.")
  }

  /// The keys that the file names besides a trusted one of the same log: where a checkpoint was
  /// refused, one of them may be what is lacking.
  private func untrustedKeys(
    in file: EvidenceFile, after fault: EvidenceFault
  ) throws -> [NoteVerifier] {
    switch fault {
    case .checkpointRefused, .proof(.checkpointRefused): break
    default: return []
    }
    let trusted = try trust.logPolicy?.logs.map(\.key) ?? []
    return file.logKeys.filter { key in
      !trusted.contains(key) && trusted.contains { $0.name == key.name }
    }
  }

  private static func missing(_ key: NoteVerifier) -> Phrase {
    Phrase(
      id: "Berkas itu menyebut kunci lain dari log itu, \(key): bila log itu memang pernah "
        + "memakainya, berikan juga dengan --trust.",
      en: "The file names another key of that log, \(key): if the log has had it, give it with "
        + "--trust, too.")
  }

  private func members(
    of file: EvidenceFile, verdict: String
  ) -> [(name: String, value: JSON)] {
    [
      ("evidence", .string(file.content.code)),
      ("formerLogKeys", .array(file.formerLogKeys.map { .string("\($0)") })),
      ("logKey", .string("\(file.logKey)")), ("logKeyBelieved", .boolean(isBelieved)),
      ("verdict", .string(verdict)),
    ]
  }
}
