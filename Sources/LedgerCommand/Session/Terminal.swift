import CanonicalJSON
import EventLedger
import Foundation
import LedgerService
import LedgerStore
import LedgerViews
import Synchronization

/// The process's own streams.
enum Terminal {
  /// Writes a result to standard output.
  static func show(_ text: String) { write(text.withPlainArguments, to: STDOUT_FILENO) }

  /// Writes a result as canonical JSON in one line.
  static func show(json: JSON) throws(JSONError) {
    write(String(decoding: try json.canonicalBytes(), as: UTF8.self) + "\n", to: STDOUT_FILENO)
  }

  /// Writes sentences as a result, each in lines that fit a terminal; a pipe gets each whole.
  static func show(_ sentences: [Phrase], in language: Language) {
    let texts = sentences.map { $0[language] }
    let lines = width.map { width in texts.flatMap { $0.wrapped(keepingIndentTo: width) } }
    show((lines ?? texts).map { $0 + "\n" }.joined())
  }

  /// Writes a line about the work to standard error.
  static func complain(_ line: String) {
    write("ledger: \(line.withPlainArguments.printable)\n", to: STDERR_FILENO)
  }

  /// Writes lines to standard error that the reader should keep.
  static func tell(_ text: String) { write(text, to: STDERR_FILENO) }

  /// The text of a file, or for `-` everything that comes on standard input.
  static func text(
    of source: String, byteCountMax: Int = FileSize.byteCountMax
  ) throws -> [UInt8] {
    guard source == "-" else {
      return try readText(UserPath.read(source), byteCountMax: byteCountMax)
    }
    return try plainText(
      try readAll(of: .standardInput, called: source, byteCountMax: byteCountMax), of: source)
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

  /// Why what was shown did not arrive; nil as long as all of it did.
  private static let lost = Mutex<SystemError?>(nil)

  /// Makes sure, at the end, that everything shown on standard output has arrived; a loss is told once.
  ///
  /// A file system may tell only at the end that there was no room, so the stream is closed for it.
  static func finishOutput() throws {
    if close(STDOUT_FILENO) != 0, errno != EBADF { lose(SystemError.last) }
    let answer = lost.withLock { lost in
      defer { lost = nil }
      return lost
    }
    if let answer { throw OutputLost(answer: answer) }
  }

  private static func lose(_ answer: SystemError) {
    lost.withLock { $0 = $0 ?? answer }
  }

  private static func write(_ text: String, to descriptor: Int32) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR {
        // A reader that has gone away, such as `head`, is no fault of ours; and what cannot be said
        // on standard error cannot be said at all.
        if errno != EPIPE, descriptor == STDOUT_FILENO { lose(SystemError.last) }
        return
      }
    }
  }
}

extension String {
  /// The text with every argument in it shown as what it is: a file's name could otherwise begin a
  /// line of its own, or act on the terminal, and so answer in the program's place.
  fileprivate var withPlainArguments: String {
    CommandLine.arguments.flatMap { [$0] + $0.split(separator: "=", maxSplits: 1).map(String.init) }
      .filter { $0 != $0.onOneLine }
      .reduce(self) { text, argument in
        [argument, argument.printable].reduce(text) { $0.replacing($1, with: $1.onOneLine) }
      }
  }

  private var onOneLine: String { replacing("\n", with: "\\n").printable }
}

/// What was shown on standard output did not arrive there.
struct OutputLost: Error {
  let answer: SystemError

  var explanation: Explanation {
    Explanation(
      Phrase(id: "hasilnya tidak sampai ke keluaran", en: "the result did not reach the output")
        .told(with: answer.phrase))
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
