import EventLedger
import Foundation
import LedgerService
import SystemCalls

/// The machine that the program runs on.
struct ThisMachine {
  private let environment: [String: String]

  init(_ environment: [String: String]) { self.environment = environment }

  /// What it gives to the use cases.
  var machine: Machine {
    Machine(
      now: now(inRehearsal:), isClockKept: isClockKept, randomBytes: Self.randomBytes,
      passphrase: Passphrase.opening)
  }

  /// The present time: the machine's, or in a rehearsal what `LEDGER_CLOCK` says.
  private func now(inRehearsal isRehearsal: Bool) throws -> Instant {
    guard let setting = environment["LEDGER_CLOCK"] else {
      return Instant(seconds: Int64(Date.now.timeIntervalSince1970))
    }
    guard isRehearsal else {
      throw UsageError(
        Phrase(
          id: "LEDGER_CLOCK hanya untuk latihan; buku besar ini bukan latihan",
          en: "LEDGER_CLOCK is for rehearsals; this ledger is none"))
    }
    let text =
      setting.hasPrefix("@")
      ? String(decoding: try readFile(UserPath.read(String(setting.dropFirst()))), as: UTF8.self)
        .trimmingCharacters(in: .whitespacesAndNewlines) : setting
    guard let timestamp = Timestamp(text) else {
      throw UsageError(
        Phrase(
          id: "LEDGER_CLOCK bukan waktu seperti 2024-11-25T09:00:00+08:00",
          en: "LEDGER_CLOCK is not a time as 2024-11-25T09:00:00+08:00"))
    }
    return timestamp.instant
  }

  /// Whether the kernel knows that something keeps its clock right (adjtimex(2)); what
  /// `LEDGER_CLOCK` says is a person's word.
  @Sendable private func isClockKept() -> Bool {
    guard environment["LEDGER_CLOCK"] == nil else { return true }
    var status = timex()
    return adjtimex(&status) != TIME_ERROR && status.status & STA_UNSYNC == 0
  }

  /// Bytes that nobody can guess.
  @Sendable static func randomBytes(_ count: Int) -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
  }
}
