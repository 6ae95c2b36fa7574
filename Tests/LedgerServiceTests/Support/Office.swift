import DeskPilkada
import EventLedger
import Foundation
import LedgerService
import Synchronization
import TransparencyLog

/// A folder with a rehearsal ledger and its keys, and a machine whose clock a test sets.
final class Office {
  let folder: URL
  let workplace: Workplace
  private let time: Time

  private final class Time: Sendable {
    let now = Mutex(Instant(seconds: 0))
    let isKept = Mutex(true)
    let drawn = Mutex<UInt8>(0)
  }

  init(at time: String = "2024-11-18T07:00:00+08:00") throws {
    folder = FileManager.default.temporaryDirectory
      .appending(path: "office-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    let clock = Time()
    self.time = clock
    workplace = Workplace(
      path: folder.appending(path: "ledger.sqlite").path,
      keysPath: folder.appending(path: "keys").path, catalogue: try Pilkada.catalogue(),
      machine: Machine(
        now: { _ in clock.now.withLock { $0 } }, isClockKept: { clock.isKept.withLock { $0 } },
        randomBytes: { count in
          clock.drawn.withLock { drawn in
            drawn &+= 1
            return [UInt8](repeating: drawn, count: count)
          }
        },
        passphrase: { _ in Array("rahasia kantor".utf8) }))
    try set(time)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func path(_ name: String) -> String { folder.appending(path: name).path }

  func set(_ text: String) throws {
    guard let timestamp = Timestamp(text) else { throw CocoaError(.formatting) }
    time.now.withLock { $0 = timestamp.instant }
  }

  /// Whether something keeps the clock right.
  func keepClock(_ isKept: Bool) { time.isKept.withLock { $0 = isKept } }

  /// Makes the ledger.
  @discardableResult
  func open(threshold: Int = 1, passphrase: String? = nil) throws -> OpenedLedger {
    try workplace.open(
      OpeningRequest(
        origin: "desk-pilkada.kaltimprov.go.id/2024", title: "Latihan", province: "64",
        threshold: threshold, isRehearsal: true),
      newPassphrase: passphrase.map { text in { Array(text.utf8) } })
  }

  func key(_ name: String) throws -> Ed25519PrivateKey {
    try workplace.keys.file(named: name).read()
  }

  /// Registers a desk's key, and opens the ledger to write.
  func ledger(withDesk desk: String) async throws -> LedgerAppender {
    let verifier = try workplace.keys.create(
      desk, keyName: desk, random: workplace.machine.randomBytes)
    let ledger = try LedgerAppender(at: workplace)
    let now = ledger.timestamp(try ledger.now())
    let draft = try ledger.registration(
      of: verifier, desk: desk, role: "desk", scope: desk, at: now)
    _ = try await ledger.append(
      draft, by: try key(KeyFolder.registrar), at: now.instant)
    return ledger
  }

  /// A draft of a dispatch, whose quantity may be anything.
  func line(_ number: Int, quantity: String) -> String {
    """
    {"type":"shipment.dispatched","subject":"64.72","time":"2024-11-18T06:00:00+08:00","data":\
    {"shipment":"SHP-64.72-000\(number)","leg":"warehouse_to_district",\
    "from":{"kind":"regency_warehouse","region":"64.72"},\
    "to":{"kind":"district_post","region":"64.72.01"},\
    "lines":[{"item":"ballot_box","quantity":\(quantity)}],"transport":["truck"],\
    "expectedAt":"2024-11-18T12:00:00+08:00"}}

    """
  }

  func draft(_ number: Int, quantity: String = "40") throws -> EventDraft {
    let line = Array(self.line(number, quantity: quantity).utf8.dropLast())
    guard
      case .draft(let draft) = try BatchLine(
        line, catalogue: workplace.catalogue, offsetMinutes: 480)
    else { throw CocoaError(.formatting) }
    return draft
  }
}
