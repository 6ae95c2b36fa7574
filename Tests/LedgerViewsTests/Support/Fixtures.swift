import CanonicalJSON
import DeskPilkada
import EventLedger
import LedgerViews
import TransparencyLog

/// An invented ledger's rules, names and events: nobody and nothing in it exists.
enum Fixtures {
  static let ledger = Hash.of(Array("a rehearsal".utf8))
  static let fingerprint = Fingerprint("9f2c41d07be3a856")
  static let otherFingerprint = Fingerprint("00112233445566aa")

  static let regionNames = [
    "64.02": "Kabupaten Kutai Kartanegara", "64.07": "Kabupaten Kutai Barat",
    "64": "Kalimantan Timur", "64.01": "Kabupaten Paser", "64.01.02": "Tanjung Harapan",
    "64.11": "Kabupaten Mahakam Ulu", "64.11.05.2001": "Long Apari", "64.72": "Kota Samarinda",
    "64.72.01": "Palaran", "64.72.01.1003": "Bukuan",
    "64.74": "Kota Bontang",
  ]

  static func presentation(
    _ language: Language, isRehearsal: Bool = false, width: Int = 80
  ) -> Presentation {
    Presentation(
      language: language, width: width, offsetMinutes: 480, isRehearsal: isRehearsal,
      regionNames: regionNames)
  }

  static func catalogue() throws -> Catalogue { try compiled.get() }

  /// Compiled once: it takes half a second.
  private static let compiled = Result { try Pilkada.catalogue() }

  static func instant(_ text: String) throws -> Instant {
    guard let timestamp = Timestamp(text) else { throw FixtureError.notATimestamp(text) }
    return timestamp.instant
  }

  /// An entry of one event whose sealed values are sealed with a salt of zeros.
  static func entry(
    _ type: String, subject: String, desk: String, number: UInt64 = 1, at time: String,
    writtenAt recordedTime: String? = nil, receivedAt received: String, data: JSON,
    corrected: String? = nil
  ) throws -> (entry: Entry, openings: [Opening]) {
    let catalogue = try catalogue()
    guard let eventType = catalogue.type(named: type), let key = fingerprint,
      let time = Timestamp(time), let recordedTime = Timestamp(recordedTime ?? received)
    else { throw FixtureError.unknownType(type) }
    let author = Author(desk: desk, key: key)
    let sealed = try Sealer(ledger: ledger, author: author, number: number) {
      [UInt8](repeating: 0, count: Opening.saltByteCount)
    }.seal(data, type: eventType, corrected: try corrected.map { try self.type($0) })
    let event = try Event(
      EventDraft(type: eventType.name, subject: subject, time: time, data: sealed.data),
      at: .init(
        author: author, number: number, ledger: ledger,
        previous: Hash.of([UInt8(clamping: number)]),
        anchor: Anchor(TreeHead(size: 1290, root: Hash.of([1])))),
      recordedTime: recordedTime)
    let entry = try Entry(
      event: event, received: try instant(received),
      signature: [UInt8](repeating: 7, count: EventSignature.byteCount))
    return (entry, sealed.openings)
  }

  static func type(_ name: String) throws -> EventType {
    guard let type = try catalogue().type(named: name) else {
      throw FixtureError.unknownType(name)
    }
    return type
  }

  static func value(_ json: JSON) throws -> JSONValue {
    try JSONText(try json.canonicalBytes()).root
  }
}

enum FixtureError: Error {
  case unknownType(String)
  case notATimestamp(String)
  case noSuchSample(String)
  case malformed(String)
}
