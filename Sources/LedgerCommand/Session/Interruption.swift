import Dispatch
import EventLedger
import Foundation
import LedgerService
import LedgerStore

/// Takes away what must not be left behind when somebody interrupts the program (SIGINT, SIGTERM,
/// SIGHUP), and ends as one that was interrupted.
enum Interruption {
  private static let queue = DispatchQueue(label: "interruption")

  /// The sources that watch for the signals which are not ignored; kept, and never touched again.
  private nonisolated(unsafe) static let sources = [SIGINT, SIGTERM, SIGHUP].filter {
    !isIgnored($0)
  }.map { number in
    let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
    source.setEventHandler { end(by: number) }
    source.resume()
    return source
  }

  /// Watches from here on.
  static func watch() { _ = sources }

  private static func end(by number: Int32) {
    Leftovers.removeAll()
    signal(number, SIG_DFL)
    kill(getpid(), number)
  }

  /// Whether whoever started the program had it ignore a signal, as `nohup` does.
  private static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    sigaction(number, nil, &action)
    return action.__sigaction_handler.sa_handler.map {
      unsafeBitCast($0, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
    } ?? false
  }
}

extension CommandLine {
  /// Refuses arguments that are not UTF-8: repaired ones would name other files.
  static func mustBeText() throws {
    for index in 0..<Int(argc) {
      guard let argument = unsafeArgv[index], String(validatingCString: argument) == nil else {
        continue
      }
      throw UsageError(
        Phrase(
          id: "argumen \(index) bukan UTF-8", en: "argument \(index) is not UTF-8"),
        hint: Phrase(
          id: "beri berkas itu nama dalam UTF-8, atau tautan bernama demikian",
          en: "give the file a name in UTF-8, or a link that has one"))
    }
  }
}
