import ArgumentParser
import CanonicalJSON
import EventLedger
import Foundation
import LedgerViews

/// What ended a command, as the person at the terminal is told it.
struct Failure {
  private let error: any Error

  init(_ error: any Error) { self.error = error }

  /// Says what was wrong and what to do, and ends the process.
  func end() -> Never {
    switch error {
    case let usage as UsageError:
      Terminal.complain("error: \(usage.message)")
      if let hint = usage.hint {
        Terminal.complain("\(Words.hint[.asked]): \(hint)")
      }
      exit(ExitStatus.usage)
    case let refused as Refusal:
      for line in refused.lines(in: .asked) { Terminal.complain(line) }
      exit(ExitStatus.couldNot)
    case let error as LedgerError:
      let language = Language.asked
      Terminal.complain("error: \(error.message)")
      if let hint = error.hint(in: language) {
        Terminal.complain("\(Words.hint[language]): \(hint)")
      }
      exit(ExitStatus.couldNot)
    case let status as ExitCode:
      exit(status.rawValue)
    default:
      endAsParsed()
    }
  }

  /// What the argument parser throws: help, version and completions end well, and wrong usage is
  /// told in our form with the parser's words.
  private func endAsParsed() -> Never {
    let status = Ledger.exitCode(for: error)
    guard status != .success else { Ledger.exit(withError: error) }
    guard status == .validationFailure else {
      Terminal.complain("error: \(error)")
      exit(ExitStatus.couldNot)
    }
    Terminal.complain("error: \(Ledger.message(for: error).beginningInLowerCase)")
    let usage = Ledger.fullMessage(for: error).split(separator: "\n").drop {
      !$0.hasPrefix("Usage:")
    }
    for line in usage { Terminal.tell("\(line)\n") }
    exit(ExitStatus.usage)
  }
}

extension Language {
  /// The language of whoever called the program: what `--lang` says, otherwise the locale's.
  ///
  /// It is wanted before the arguments are parsed, and also when they cannot be.
  static var asked: Language {
    let arguments = CommandLine.arguments
    let separate = zip(arguments, arguments.dropFirst()).first { $0.0 == "--lang" }?.1
    let joined = arguments.first { $0.hasPrefix("--lang=") }?.dropFirst("--lang=".count)
    return (separate ?? joined.map(String.init)).flatMap(Language.init(rawValue:))
      ?? Language(environment: ProcessInfo.processInfo.environment)
  }
}

extension String {
  fileprivate var beginningInLowerCase: String { prefix(1).lowercased() + dropFirst() }
}

/// The exit statuses, the same for every command.
enum ExitStatus {
  static let done: Int32 = 0
  static let findings: Int32 = 1
  static let couldNot: Int32 = 2
  static let usage: Int32 = 64
}

/// The command was called in a way that it does not offer.
struct UsageError: Error {
  let message: String
  /// What was meant, or where to look.
  let hint: String?

  init(_ message: String, hint: String? = nil) {
    self.message = message
    self.hint = hint
  }
}
