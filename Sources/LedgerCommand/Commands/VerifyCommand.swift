import ArgumentParser
import CanonicalJSON
import EventLedger
import Foundation
import LedgerService
import LedgerStore
import LedgerViews
import TransparencyLog

/// Proves, or refutes, that no history was altered.
struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract:
      "Prove that no history was altered: five proofs, each holds, fails or is not checked.",
    discussion: """
      Takes no lock, writes nothing to the file or its folder, and uses no network. Exit status 0 \
      when nothing was found, 1 when something was, 2 when it could not look.

      A cut tail cannot be seen in the file alone: give checkpoints that were kept elsewhere with \
      --seen, as often as there are some. Witnesses count when a policy file (C2SP tlog-policy) \
      names them. The report ends with what is proven and what the run could not \
      exclude; --report writes it for print, with the file's SHA-256 and the command that repeats \
      the check.

      With --memory FILE the program notes there what it has verified without a finding, and the next \
      time checks signatures only above that; everything else it computes anew. A ledger that has \
      changed below it, or has become smaller, fails proof 4.

      A sealed value that an act has erased need not be there, and must not be. Whether the others \
      are what was signed only the sealing key shows: with --sealing-key each is opened. Rows under \
      another key are named, and the exit status is 2.

      A proof in a file is checked without a ledger, with the public key of a registrar or the log's, the \
      hash of the first event or a policy file (--trust). A key that is none of these is exit status 2, \
      a proof that fails 1. Evidence is judged with the log's key. Of a log that has replaced its key \
      each may be given, by repeating --trust or in a policy file: two checkpoints under two of them can \
      contradict each other, too.
      """)

  @OptionGroup var options: GlobalOptions

  @Argument(
    help: "The ledger's file (default: as --ledger), or a folder of tiles.",
    transform: UserPath.read)
  var file: String?

  @Option(
    help: """
      A registrar's key or the hash of the first event; a policy file; or one and the other. Of a \
      proof the log's key, too; of evidence that, or a policy file. A key as NAME.vkey holds it, or \
      that file.
      """)
  var trust: [String] = []

  @Option(
    help: "A checkpoint that was kept elsewhere: a note, or its QR code's text, in a file.",
    transform: UserPath.read)
  var seen: [String] = []

  @Option(
    help: "The file of a sealing key, to open the sealed values; may be repeated.",
    transform: UserPath.read)
  var sealingKey: [String] = []

  @Option(
    help: "What this inspector has verified before: a file, written when nothing was found.",
    transform: UserPath.read)
  var memory: String?

  @Option(
    help: "Check a proof that `ledger prove` wrote, instead of a ledger.", transform: UserPath.read)
  var proof: String?

  @Option(
    help: "Check a proof that `ledger prove-state` wrote, instead of a ledger.",
    transform: UserPath.read)
  var stateProof: String?

  @Option(
    help: "Judge a file that `ledger evidence` wrote, instead of a ledger.",
    transform: UserPath.read)
  var evidence: String?

  @Option(
    help: "Write the report to a new file, too, as a page for print (HTML).",
    transform: UserPath.read)
  var report: String?

  func validate() throws {
    guard report == nil || (stateProof ?? evidence) == nil else {
      throw ValidationError(
        Phrase(id: "--report hanya untuk buku besar", en: "--report goes with a ledger"))
    }
    guard memory == nil || (proof ?? stateProof ?? evidence) == nil else {
      throw ValidationError(
        Phrase(id: "--memory hanya untuk buku besar", en: "--memory goes with a ledger"))
    }
    let subjects = [file, proof, stateProof, evidence].compactMap(\.self)
    guard subjects.count <= 1 else {
      throw ValidationError(
        Phrase(
          id: "berikan buku besar, --proof, --state-proof, atau --evidence, satu saja",
          en: "give a ledger, --proof, --state-proof or --evidence, and one of them alone"))
    }
  }

  func run() async throws {
    let trusted = try TrustArguments(trust)
    if proof != nil || stateProof != nil {
      let check = try ProofCheck(options, trust: trusted.ofProof)
      try report.map(mustBeNew)
      try proof.map { try check.run(proof: $0, report: report, command: command(forProof: $0)) }
      try stateProof.map(check.run(stateProof:))
      return
    }
    if let evidence {
      return try EvidenceCheck(options, trust: try trusted.ofLog).run(evidence)
    }
    try report.map(mustBeNew)
    let session = try Session(options)
    var verification = VerificationOptions()
    verification.trust = try trusted.ofLedger
    verification.policy = trusted.policy
    verification.seen = try seen.map(readNote)
    verification.sealingKeys = SealingKeys(
      toOpen: try sealingKey.map { try SealingKeyFile(path: $0).read() })
    let memory = memory.map {
      VerificationMemoryFile(
        $0, program: ProgramIdentity(version: Ledger.configuration.version),
        rules: session.catalogue)
    }
    try memory?.recall(into: &verification)
    let path = file ?? session.ledgerPath
    if isFolder(path) {
      try await verify(
        folder: path, ofLog: try trusted.ofLog, in: session, verification, memory: memory)
    } else {
      try await verify(file: path, in: session, verification, memory: memory)
    }
  }

  private func verify(
    folder path: String, ofLog trust: Trust, in session: Session,
    _ verification: VerificationOptions, memory: VerificationMemoryFile?
  ) async throws {
    let folder = try TilesFolder(path, witnesses: verification.witnesses)
    guard folder.isLedger else {
      guard report == nil else {
        throw UsageError(
          Phrase(
            id: "--report hanya untuk buku besar; \(path) adalah log lain",
            en: "--report is of a ledger; \(path) is another log"))
      }
      return try await ForeignLogCheck(session: session, folder: folder, trust: trust).run()
    }
    let found = try await watched(verification) {
      try await Verifier.verify(folder, catalogue: session.catalogue, options: $0)
    }
    try memory?.remember(found)
    try show(
      found, altered: alteredEvent(in: found, of: folder), of: path, digest: nil, in: session)
  }

  private func verify(
    file path: String, in session: Session, _ verification: VerificationOptions,
    memory: VerificationMemoryFile?
  ) async throws {
    let isDigestWanted = report != nil
    let (found, altered, digest) = try await watched(verification) { options in
      try await VerificationCopy.read(path, catalogue: session.catalogue) { copy in
        let found = try await Verifier.verify(
          copy, catalogue: session.catalogue, options: options)
        return (
          found, alteredEvent(in: found, of: copy),
          isDigestWanted ? try FileDigest(of: path)?.hash : nil
        )
      }
    }
    try memory?.remember(found)
    try show(found, altered: altered, of: path, digest: digest, in: session)
  }

  /// What stands where the first alteration shows; nil where nothing readable does.
  private func alteredEvent(in found: VerificationReport, of ledger: some VerifiableLedger)
    -> Event?
  {
    guard let index = found.firstAlteration?.entries.upperBound,
      let bytes = try? ledger.entries(from: index, count: 1).first
    else { return nil }
    return (try? Entry(bytes))?.event
  }

  /// Runs long work whose progress is shown.
  private func watched<Value>(
    _ verification: VerificationOptions, _ work: (VerificationOptions) async throws -> Value
  ) async throws -> Value {
    let progress = Progress("verify")
    var verification = verification
    verification.progress = { progress.report($0) }
    let value = try await work(verification)
    progress.finish()
    return value
  }

  private func isFolder(_ path: String) -> Bool {
    var isFolder = ObjCBool(false)
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }

  private func show(
    _ found: VerificationReport, altered: Event?, of path: String, digest: Hash?,
    in session: Session
  ) throws {
    let isForPeople = report != nil || !options.isJSON
    let presentation = Presentation(
      language: session.language, width: Terminal.width ?? 80, offsetMinutes: 480,
      isRehearsal: found.ledger?.isRehearsal ?? false,
      regionNames: isForPeople
        ? RegionNames.compiledIn(
          provincesOf: found.authors.map(\.region) + (altered.map { [$0.subject] } ?? [])) : [:])
    if let report {
      let subject = VerificationSubject(
        path: path, digest: digest, command: command(for: path),
        instant: try session.now(inRehearsal: presentation.isRehearsal),
        version: Ledger.configuration.version,
        programDigest: try? FileDigest(of: "/proc/self/exe")?.hash)
      let page = VerificationPage(presentation, catalogue: session.catalogue)
      try createFile(
        page.html(of: found, altered: altered, subject: subject), mode: 0o644, at: report)
    }
    if options.isJSON {
      try Terminal.show(json: found.json)
    } else {
      let view = VerificationView(presentation, catalogue: session.catalogue)
      Terminal.show(view.text(of: found, altered: altered))
    }
    if found.hasFindings { throw ExitCode(ExitStatus.findings) }
    if found.couldNotLook { throw ExitCode(ExitStatus.couldNot) }
  }

  private func command(forProof path: String) -> String {
    (["ledger", "verify", "--proof", path] + trust.flatMap { ["--trust", $0] })
      .map(\.quotedForShell).joined(separator: " ")
  }

  /// What repeats the check.
  private func command(for path: String) -> String {
    let words =
      ["ledger", "verify", path] + trust.flatMap { ["--trust", $0] }
      + seen.flatMap { ["--seen", $0] } + sealingKey.flatMap { ["--sealing-key", $0] }
    return words.map(\.quotedForShell).joined(separator: " ")
  }
}

extension String {
  /// The text as one word of a command line.
  fileprivate var quotedForShell: String {
    let isPlain = utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "A")...UInt8(ascii: "Z"):
        true
      default: "+,-./:=@_".utf8.contains(byte)
      }
    }
    return isPlain && !isEmpty ? self : "'\(replacing("'", with: "'\\''"))'"
  }
}
