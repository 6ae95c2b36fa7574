import ArgumentParser
import CanonicalJSON
import EventLedger
import Foundation
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
      --seen.
      """)

  @OptionGroup var options: GlobalOptions

  @Argument(help: "The ledger's file (default: as --ledger), or a folder of tiles.")
  var file: String?

  @Option(help: "A registrar's key, the hash of the first event, or a policy file.")
  var trust: String?

  @Option(help: "A checkpoint that was kept elsewhere, as a note in a file.")
  var seen: [String] = []

  @Option(help: "Check a proof that `ledger prove` wrote, instead of a ledger.")
  var proof: String?

  @Option(help: "Check a proof that `ledger prove-state` wrote, instead of a ledger.")
  var stateProof: String?

  func validate() throws {
    let subjects = [file, proof, stateProof].compactMap(\.self)
    guard subjects.count <= 1 else {
      throw ValidationError("give a ledger, --proof or --state-proof, and one of them alone")
    }
  }

  func run() async throws {
    let session = try Session(options)
    if proof != nil || stateProof != nil {
      let check = try ProofCheck(session, trust: try trust.map(trusted) ?? .nothing)
      try proof.map(check.run(proof:))
      try stateProof.map(check.run(stateProof:))
      return
    }
    var verification = VerificationOptions()
    verification.trust = try trust.map(trusted) ?? .nothing
    verification.seen = try seen.map(readNote)
    let progress = Progress("verify")
    verification.progress = { progress.report($0) }
    let catalogue = session.catalogue
    let path = file ?? session.ledgerPath
    if isFolder(path) {
      let folder = try TilesFolder(path, witnesses: verification.trust.witnesses)
      guard folder.isLedger else {
        return try await ForeignLogCheck(
          session: session, folder: folder, trust: verification.trust
        )
        .run()
      }
      let report = try await Verifier.verify(folder, catalogue: catalogue, options: verification)
      progress.finish()
      return try show(report, in: session)
    }
    let report = try await VerificationCopy.read(path, catalogue: catalogue) {
      [verification] copy in
      try await Verifier.verify(copy, catalogue: catalogue, options: verification)
    }
    progress.finish()
    try show(report, in: session)
  }

  private func isFolder(_ path: String) -> Bool {
    var isFolder = ObjCBool(false)
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }

  private func show(_ report: VerificationReport, in session: Session) throws {
    if options.isJSON {
      try session.show(report.json)
    } else {
      let presentation = Presentation(
        language: session.language, width: Terminal.width ?? 80, offsetMinutes: 480,
        isRehearsal: report.ledger?.isRehearsal ?? false)
      Terminal.show(VerificationView(presentation).text(of: report))
    }
    if report.hasFindings { throw ExitCode(ExitStatus.findings) }
    if report.rulesNewerFrom != nil { throw ExitCode(ExitStatus.couldNot) }
  }

  private func trusted(_ text: String) throws -> Trust {
    if let hash = Hash(hex: text) { return .genesis(hash) }
    if !FileManager.default.fileExists(atPath: text) || text.contains("+") {
      guard let verifier = try? NoteVerifier(vkey: text) else {
        throw UsageError("--trust takes a verifier key, 64 hexadecimal digits, or a policy file")
      }
      return .key(verifier)
    }
    do {
      return .policy(try Policy(try readFile(text)))
    } catch let error as PolicyError {
      throw LedgerError(.notFound, "\(text) is not a policy: \(error)", cause: error)
    }
  }
}
