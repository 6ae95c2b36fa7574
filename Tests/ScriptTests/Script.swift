import Foundation
import LedgerTestSupport
import Testing

/// A file that tells what a person types and what the terminal answers.
///
/// Lines at the margin are prose. Lines indented by four spaces are the terminal's:
///
///     $ a command
///     > that goes on in a second line
///     what it prints, standard error included
///     ? 2
///
/// The last line is the exit status, left out when it is 0. In what is printed `…` stands for
/// anything within a line, and a line that is only `…` for any number of lines. Blank lines at the
/// end of an answer do not count.
///
/// A script runs in one shell, so that variables live on, in an empty folder of its own. A command
/// that ends with status 77 skips what follows it: the machine lacks something.
struct Script: Sendable, CustomTestStringConvertible {
  let file: URL
  private(set) var pieces: [Piece]

  /// A part of the file.
  enum Piece: Sendable {
    case prose(String)
    case step(ScriptStep)
  }

  /// Every script; a new file is a new test.
  ///
  /// `LEDGER_TEST_SCRIPTS`, names with spaces between, leaves only those: to work on one.
  static func all() throws -> [Script] {
    let names = ProcessInfo.processInfo.environment["LEDGER_TEST_SCRIPTS"]?.split(separator: " ")
    return try ProjectFolder.files(in: "Tests/ScriptTests/Scripts", withExtension: "script")
      .filter { file in
        names?.contains { $0 == file.deletingPathExtension().lastPathComponent } ?? true
      }
      .map { try Script(file: $0) }
  }

  init(file: URL) throws {
    let text = try String(contentsOf: file, encoding: .utf8)
    self.init(file: file, text: text)
  }

  init(file: URL, text: String) {
    self.file = file
    pieces = []
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() { read(String(line), number: index + 1) }
  }

  var testDescription: String { file.deletingPathExtension().lastPathComponent }

  var steps: [ScriptStep] {
    pieces.compactMap { if case .step(let step) = $0 { step } else { nil } }
  }

  private mutating func read(_ line: String, number: Int) {
    guard line.hasPrefix(Self.indent) else {
      guard line.isEmpty, case .step(var step)? = pieces.last else {
        return pieces.append(.prose(line))
      }
      // A blank line may be part of an answer; whether it is, what follows shows.
      step.answer.append("")
      return pieces[pieces.count - 1] = .step(step)
    }
    let text = String(line.dropFirst(Self.indent.count))
    if text.hasPrefix("$ ") {
      return pieces.append(.step(ScriptStep(line: number, command: String(text.dropFirst(2)))))
    }
    guard case .step(var step)? = pieces.last else { return pieces.append(.prose(line)) }
    if text.hasPrefix("> "), step.answer.isEmpty {
      step.command += "\n" + text.dropFirst(2)
    } else if text.hasPrefix("? "), let status = Int32(text.dropFirst(2)) {
      step.status = status
    } else {
      step.answer.append(text)
    }
    pieces[pieces.count - 1] = .step(step)
  }

  /// The file's text with the answers that were found in place of those that do not fit.
  func text(answered outcomes: [ScriptOutcome]) -> String {
    var remaining = outcomes[...]
    return pieces.map { piece in
      switch piece {
      case .prose(let line): return line
      case .step(var step):
        if let outcome = remaining.popFirst(), !outcome.fits(step) {
          step.answer = outcome.answer + [""]
          step.status = outcome.status
        }
        return step.text
      }
    }.joined(separator: "\n")
  }

  static let indent = "    "
}
