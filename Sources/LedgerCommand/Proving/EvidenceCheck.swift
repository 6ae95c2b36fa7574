import ArgumentParser
import CanonicalJSON
import EventLedger
import LedgerViews
import TransparencyLog

/// Judges evidence that came as a file, with the log's public key and nothing else.
struct EvidenceCheck {
  private let language: Language
  private let isJSON: Bool
  private let trust: Trust

  /// `trust`: the log's key, or a policy that names it; without it the key in the file is
  /// believed, and the verdict says so.
  init(_ options: GlobalOptions, trust: Trust) throws {
    language = try Session.language(options)
    isJSON = options.isJSON
    self.trust = trust
    if case .genesis = trust {
      throw UsageError(
        "evidence is judged under the log's key: give it with --trust",
        hint: "keys/log.vkey beside the ledger, or a policy file")
    }
  }

  /// Tells what the evidence shows; ends with status 1 when it shows nothing.
  func run(_ path: String) throws {
    guard let file = EvidenceFile(try readFile(path)) else {
      throw LedgerError(.invalidData, "\(path) is not evidence as `ledger evidence` writes it")
    }
    do {
      let own = try Policy(logs: [Policy.Log(key: file.logKey)])
      try show(try file.check(under: trust.logPolicy ?? own), in: file)
    } catch let fault as EvidenceFault {
      try show(fault, in: file)
      throw ExitCode(ExitStatus.findings)
    }
  }

  private func show(_ shown: EvidenceFile.Shown, in file: EvidenceFile) throws {
    if isJSON {
      return try Terminal.show(json: JSON(members: members(of: file, verdict: "holds")))
    }
    let believed = Phrase(
      id: "Kunci log di dalam berkas itu sendiri yang dipercaya, \(file.logKey): bandingkan dengan "
        + "yang diumumkan, atau berikan dengan --trust.",
      en: "The file's own log key was believed, \(file.logKey): compare it with the one that was "
        + "published, or give that with --trust.")
    let isBelieved = if case .nothing = trust { true } else { false }
    let lines = shown.phrases + (isBelieved ? [believed] : [])
    Terminal.show(lines.map { $0[language] + "\n" }.joined())
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
    Terminal.show(nothing[language] + "\n")
  }

  private func members(
    of file: EvidenceFile, verdict: String
  ) -> [(name: String, value: JSON)] {
    let isBelieved = if case .nothing = trust { true } else { false }
    return [
      ("evidence", .string(file.content.code)), ("logKey", .string("\(file.logKey)")),
      ("logKeyBelieved", .boolean(isBelieved)), ("verdict", .string(verdict)),
    ]
  }
}
