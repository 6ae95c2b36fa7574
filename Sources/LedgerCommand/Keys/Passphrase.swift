import EventLedger
import Foundation
import LedgerService
import LedgerStore
import LedgerViews

/// Where the passphrase of a private key comes from: the terminal, or for scripts a file.
///
/// Never the command line or the environment itself, which other programs can read.
enum Passphrase {
  /// The variable that names a file whose first line is the passphrase; `/dev/fd/N` will do.
  static let variable = "LEDGER_PASSPHRASE_FILE"
  /// The least characters of a new one.
  static let lengthMin = 8

  /// The passphrase that opens a key.
  static func opening(_ path: String) throws -> [UInt8] {
    if let text = try fromFile() { return text }
    let question = Phrase(id: "Kata sandi untuk \(path):", en: "Passphrase for \(path):")
    return try ask(question[.asked])
  }

  /// A passphrase for a new key; on a terminal it is asked twice.
  static func new() throws -> [UInt8] {
    let text: [UInt8]
    if let given = try fromFile() {
      text = given
    } else {
      text = try ask(Phrase(id: "Kata sandi baru:", en: "New passphrase:")[.asked])
      let again = try ask(Phrase(id: "Sekali lagi:", en: "Once more:")[.asked])
      guard text == again else {
        let fact = Phrase(id: "kedua kata sandi berbeda", en: "the two passphrases differ")
        throw LedgerError(.key, fact)
      }
    }
    guard String(decoding: text, as: UTF8.self).count >= lengthMin else {
      let fact = Phrase(
        id: "kata sandi sekurang-kurangnya \(lengthMin) huruf",
        en: "a passphrase has at least \(lengthMin) characters")
      throw LedgerError(
        .key, fact, hint: Phrase(id: "pilih yang lebih panjang", en: "choose a longer one"))
    }
    return text
  }

  private static func fromFile() throws -> [UInt8]? {
    guard let path = ProcessInfo.processInfo.environment[variable] else { return nil }
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw LedgerError(
        .key,
        Phrase(
          id: "\(variable) menyebut \(path), yang tidak ada",
          en: "\(variable) names \(path), which is not there"))
    }
    guard status.st_mode & S_IFMT != S_IFREG || status.st_mode & 0o077 == 0 else {
      throw LedgerError(
        .key,
        Phrase(
          id: "kata sandi di \(path) dapat dibaca orang lain",
          en: "the passphrase in \(path) can be read by others"),
        hint: Phrase(verbatim: "chmod 600 \(path)"))
    }
    let bytes = try readText(path)
    return Array(bytes.prefix { $0 != UInt8(ascii: "\n") })
  }

  /// Asks on the terminal itself, whatever standard input is, and shows nothing of the answer.
  private static func ask(_ question: String) throws -> [UInt8] {
    let descriptor = open("/dev/tty", O_RDWR | O_CLOEXEC)
    guard descriptor >= 0 else {
      let fact = Phrase(
        id: "tidak ada terminal untuk menanyakan kata sandi",
        en: "there is no terminal to ask the passphrase on")
      throw LedgerError(
        .key, fact,
        hint: Phrase(
          id: "\(variable) menyebut berkas yang baris pertamanya kata sandi itu",
          en: "\(variable) names a file with it in the first line"))
    }
    defer { close(descriptor) }
    var settings = termios()
    tcgetattr(descriptor, &settings)
    var silent = settings
    silent.c_lflag &= ~tcflag_t(ECHO)
    let echoing = settings
    let silence = Leftovers.register {
      var settings = echoing
      tcsetattr(descriptor, TCSAFLUSH, &settings)
    }
    defer { Leftovers.remove(silence) }
    tcsetattr(descriptor, TCSAFLUSH, &silent)
    let terminal = FileHandle(fileDescriptor: descriptor)
    try terminal.write(contentsOf: Data((question + " ").utf8))
    var answer: [UInt8] = []
    while let byte = try terminal.read(upToCount: 1)?.first, byte != UInt8(ascii: "\n") {
      answer.append(byte)
    }
    try terminal.write(contentsOf: Data("\n".utf8))
    return answer
  }
}
