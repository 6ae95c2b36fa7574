import Foundation
import LedgerTestSupport

/// A script at work, in a folder that is empty before and gone afterwards.
struct ScriptRun {
  private let script: Script
  private let folder: URL

  init(_ script: Script) throws {
    self.script = script
    folder = FileManager.default.temporaryDirectory
      .appending(path: "script-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
  }

  /// Runs the commands in one shell; what it returns is shorter than the script when the shell
  /// ended early.
  func outcomes() throws -> [ScriptOutcome] {
    defer { try? FileManager.default.removeItem(at: folder) }
    let program = folder.appending(path: ".program")
    let answers = folder.appending(path: ".answers")
    try Data(text.utf8).write(to: program)
    try Data().write(to: answers)
    let handle = try FileHandle(forWritingTo: answers)
    let shell = Process()
    shell.executableURL = URL(filePath: "/usr/bin/env")
    shell.arguments = ["timeout", "300", "bash", "--noprofile", "--norc", program.path]
    shell.currentDirectoryURL = folder
    shell.environment = environment
    shell.standardInput = FileHandle.nullDevice
    shell.standardOutput = handle
    shell.standardError = handle
    try shell.run()
    shell.waitUntilExit()
    // A terminal shows CR LF, which ends the records of CSV (RFC 4180 §2), as any end of line.
    let answered = try String(contentsOf: answers, encoding: .utf8)
      .replacingOccurrences(of: "\r\n", with: "\n")
    return Self.outcomes(in: answered)
  }

  /// The commands, each followed by a mark that tells its status.
  private var text: String {
    let tools = ProjectFolder.root.appending(path: "Tests/ScriptTests/Tools")
    let prelude = "source '\(tools.path)/prelude.bash'\n"
    return script.steps.reduce(prelude) {
      $0 + "\($1.command)\nprintf '\\n\(Self.mark)%d\\n' $?\n"
    }
  }

  /// The tester's own settings stay outside; the built program comes first.
  private var environment: [String: String] {
    var environment = ProcessInfo.processInfo.environment.filter { name, _ in
      !["LEDGER", "LC_", "LANG"].contains { name.hasPrefix($0) }
    }
    let path = environment["PATH"] ?? "/usr/bin:/bin"
    environment["PATH"] = "\(Bundle.main.bundleURL.path):\(path)"
    environment["HOME"] = folder.path
    environment["LANG"] = "C.UTF-8"
    environment["PROJECT"] = ProjectFolder.root.path
    return environment
  }

  private static func outcomes(in text: String) -> [ScriptOutcome] {
    let parts = text.components(separatedBy: "\n\(mark)")
    // A part after the first begins with the status of the command that printed the part before.
    var answer = parts[0][...]
    var outcomes: [ScriptOutcome] = []
    for part in parts.dropFirst() {
      let end = part.firstIndex(of: "\n") ?? part.endIndex
      outcomes.append(ScriptOutcome(answer: answer, status: Int32(part[..<end]) ?? -1))
      answer = part[end...].dropFirst()
    }
    return outcomes
  }

  private static let mark = "== status "
}
