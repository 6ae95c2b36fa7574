import ArgumentParser
import CanonicalJSON
import EventLedger
import Foundation
import LedgerService
import LedgerViews

/// What ended a command, as the person at the terminal is told it.
struct Failure {
  private let error: any Error

  init(_ error: any Error) { self.error = error }

  /// Says what was wrong and what to do, and ends the process.
  func end() -> Never {
    let status = tell()
    do {
      try Terminal.finishOutput()
    } catch let lost as OutputLost {
      tell(lost.explanation)
      exit(ExitStatus.couldNot)
    } catch {
      exit(ExitStatus.couldNot)
    }
    exit(status)
  }

  /// Says what was wrong, and returns the status to end with.
  private func tell() -> Int32 {
    switch error {
    case let usage as UsageError:
      tell(usage.explanation)
      return ExitStatus.usage
    case let refusal as any WordedRefusal:
      let view = RefusalView(language: .asked, width: Terminal.width ?? 80)
      for line in view.lines(of: refusal) { Terminal.complain(line) }
      return refusal.code == nil ? ExitStatus.usage : ExitStatus.couldNot
    case let refused as Refusal:
      for line in refused.lines(in: .asked) { Terminal.complain(line) }
      return ExitStatus.couldNot
    case let error as LedgerError:
      tell(error.explanation)
      return ExitStatus.couldNot
    case let lost as OutputLost:
      tell(lost.explanation)
      return ExitStatus.couldNot
    case let status as ExitCode:
      return status.rawValue
    default:
      return tellAsParsed()
    }
  }

  private func tell(_ explanation: Explanation) {
    for line in explanation.complaint(in: .asked) { Terminal.complain(line) }
  }

  /// What the argument parser throws: help, version and completions end well, and wrong usage is
  /// told in our form with the parser's words.
  private func tellAsParsed() -> Int32 {
    let status = Ledger.exitCode(for: error)
    guard status != .success else {
      Terminal.show(Ledger.fullMessage(for: error) + "\n")
      return ExitStatus.done
    }
    guard status == .validationFailure else {
      tell(Explanation(Phrase(of: error)))
      return ExitStatus.couldNot
    }
    tell(Explanation(Phrase(verbatim: Ledger.message(for: error).beginningInLowerCase)))
    let usage = Ledger.fullMessage(for: error).split(separator: "\n").drop {
      !$0.hasPrefix("Usage:")
    }
    for line in usage { Terminal.tell("\(line)\n") }
    return ExitStatus.usage
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
  /// What was wrong; and what was meant, or where to look.
  let explanation: Explanation

  init(_ fact: Phrase, hint: Phrase? = nil) {
    explanation = Explanation(fact, hint: hint)
  }
}

extension ValidationError {
  /// Options that do not go together, told with how the command is called.
  init(_ fact: Phrase) { self.init(fact[.asked]) }
}
