import Foundation
import TransparencyLog

/// Verifies a folder that `ledger export tiles` wrote, with the public library alone.
///
///     VerifyExport FOLDER VKEY
///
/// Exit status: 0 every byte leads to the signed root, 1 something does not, 2 it could not look.
@main
struct VerifyExport {
  static func main() async {
    guard CommandLine.arguments.count == 3 else {
      fail("usage: VerifyExport FOLDER VKEY")
    }
    do {
      let report = try await verify(
        folder: CommandLine.arguments[1], trusting: CommandLine.arguments[2])
      for finding in report.findings { print(finding) }
      print("\(report.entriesRead) entries, root \(report.head.root)")
      print(report.isIntact ? "intact" : "NOT INTACT")
      exit(report.isIntact ? 0 : 1)
    } catch {
      fail("\(error)")
    }
  }

  /// Opens the newest checkpoint under the key, and reads the whole log against it.
  static func verify(folder: String, trusting vkey: String) async throws -> LogReport {
    let log = DirectoryLogReader(folder: URL(filePath: folder))
    let key = try NoteVerifier(vkey: vkey)
    guard let note = try log.checkpoint() else { fail("\(folder) holds no checkpoint") }
    let signed = try SignedCheckpoint.open(UnverifiedNote(note), with: [key])
    return try await LogVerifier(checkpoint: signed, reader: log).verify()
  }

  static func fail(_ message: String) -> Never {
    FileHandle.standardError.write(Data("VerifyExport: \(message)\n".utf8))
    exit(2)
  }
}
