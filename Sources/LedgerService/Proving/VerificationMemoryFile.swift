package import EventLedger
import Foundation
import LedgerStore
package import TransparencyLog

/// Where an inspector keeps what was verified: one small file, replaced whole.
package struct VerificationMemoryFile {
  private let path: String
  private let program: ProgramIdentity
  private let rules: Catalogue

  /// Names the file; it need not be there.
  ///
  /// `rules`: those that this program verifies by.
  package init(_ path: String, program: ProgramIdentity, rules: Catalogue) {
    self.path = path
    self.program = program
    self.rules = rules
  }

  /// Puts what is remembered into a verification's options: believed where this very program has
  /// verified by these very rules, otherwise compared and nothing else.
  ///
  /// - Throws: `LedgerError` when the file is there and is no memory.
  package func recall(into options: inout VerificationOptions) throws {
    guard let memory = try read() else { return }
    options.memory = memory
    options.believesMemory = memory.isBy(program: "\(program)", rules: rules.digest)
  }

  /// Keeps what a verification without findings has verified; keeps the old memory otherwise.
  package func remember(_ report: VerificationReport) throws {
    guard
      let memory = VerificationMemory(report, rules: rules.digest, program: "\(program)")
    else { return }
    try DurableFile(path).replace(with: memory.bytes, mode: 0o600)
  }

  private func read() throws -> VerificationMemory? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    let bytes = try readFile(path, byteCountMax: FileSize.ofManyByteCountMax)
    guard let memory = VerificationMemory(bytes) else {
      throw LedgerError(
        .invalidData,
        Phrase(
          id: "\(path) bukan ingatan pemeriksa", en: "\(path) is not a verifier's memory"),
        hint: Phrase(
          id: "berikan berkas yang ditulis `ledger verify --memory`, atau nama baru",
          en: "give a file that `ledger verify --memory` has written, or a new name"))
    }
    return memory
  }
}

/// Which program this is: its version and the SHA-256 of its own file, which tells one build from
/// another.
package struct ProgramIdentity: Hashable, Sendable, CustomStringConvertible {
  package let version: String
  /// Nil where the system does not say which file the program was started from.
  package let digest: Hash?

  /// The running program.
  package init(version: String) {
    self.version = version
    let file = URL(filePath: "/proc/self/exe")
    digest = (try? Data(contentsOf: file, options: .alwaysMapped)).map { Hash.of($0.span) }
  }

  package var description: String {
    "ledger \(version)" + (digest.map { " \($0)" } ?? "")
  }
}
