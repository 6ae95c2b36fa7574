import CanonicalJSON
import EventLedger
import Foundation
import LedgerViews

/// The process's own streams.
enum Terminal {
  /// Writes a result to standard output.
  static func show(_ text: String) { write(text, to: FileHandle.standardOutput) }

  /// Writes a result as canonical JSON in one line.
  static func show(json: JSON) throws(JSONError) {
    show(String(decoding: try json.canonicalBytes(), as: UTF8.self) + "\n")
  }

  /// Writes sentences as a result, each in lines that fit a terminal; a pipe gets each whole.
  static func show(_ sentences: [Phrase], in language: Language) {
    let texts = sentences.map { $0[language] }
    let lines = width.map { width in texts.flatMap { $0.wrapped(keepingIndentTo: width) } }
    show((lines ?? texts).map { $0 + "\n" }.joined())
  }

  /// Writes a line about the work to standard error.
  static func complain(_ line: String) {
    write("ledger: \(line)\n", to: FileHandle.standardError)
  }

  /// Writes lines to standard error that the reader should keep.
  static func tell(_ text: String) { write(text, to: FileHandle.standardError) }

  /// Everything that comes on standard input.
  static func input() throws -> [UInt8] {
    Array(try FileHandle.standardInput.readToEnd() ?? Data())
  }

  /// Whether a person can answer on standard input.
  static var isInteractive: Bool { isatty(STDIN_FILENO) == 1 }

  /// Asks on standard error and reads the answer; nil at the end of the input.
  static func answer(to question: String) -> String? {
    tell(question + " ")
    return readLine()
  }

  /// How many columns a line on standard output may have; nil for a pipe or a file, which have no
  /// width.
  static var width: Int? {
    guard isatty(STDOUT_FILENO) == 1 else { return nil }
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  private static func write(_ text: String, to handle: FileHandle) {
    // A reader that has gone away, such as `head`, is no fault of ours.
    try? handle.write(contentsOf: Data(text.utf8))
  }
}

/// Progress of long work: shown on a terminal, silent in a pipe.
struct Progress: Sendable {
  private let what: String
  private let isShown = isatty(STDERR_FILENO) == 1

  init(_ what: String) { self.what = what }

  func report(_ count: UInt64) {
    guard count.isMultiple(of: 4_096) else { return }
    show(count)
  }

  /// Shows a count, whatever it is: for work that is done in batches.
  func show(_ count: UInt64) {
    guard isShown else { return }
    Terminal.tell("\r\(what) \(count)")
  }

  func finish() {
    guard isShown else { return }
    Terminal.tell("\r\u{1B}[K")
  }
}
