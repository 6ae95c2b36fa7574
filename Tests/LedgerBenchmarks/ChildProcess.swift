import EventLedger
import Foundation

/// Runs a piece of work in a process of its own, so that its memory can be told from ours.
enum ChildProcess {
  /// What the other process does.
  enum Errand: String {
    case nothing
    case replay
    case verify
    /// The Monday board, from the stored projections.
    case board
  }

  /// The argument by which the other process knows its errand.
  static let argument = "--errand"

  /// The most memory that the errand held at one time, in millions of bytes.
  static func peakMegabytes(of errand: Errand, on ledger: String) throws -> Double {
    let process = Process()
    process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments = [argument, errand.rawValue, ledger]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let told = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0, let peak = Double(String(decoding: told, as: UTF8.self))
    else {
      throw LedgerError(
        .storage, Phrase(verbatim: "the process that verifies did not tell its memory"))
    }
    return peak
  }

  /// The most memory that this process held at one time, in millions of bytes.
  static func ownPeakMegabytes() throws -> Double {
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    guard let kilobytes = line?.split(separator: " ").dropFirst().first.flatMap({ Double($0) })
    else {
      throw LedgerError(.storage, Phrase(verbatim: "the system does not tell a process's memory"))
    }
    return kilobytes * 1024 / 1e6
  }
}
