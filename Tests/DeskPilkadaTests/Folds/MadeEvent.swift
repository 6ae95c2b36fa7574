import CanonicalJSON
import EventLedger
import TransparencyLog

/// An event of the domain that nobody signed: for folds, which trust what reaches them.
struct MadeEvent {
  let index: UInt64
  let event: Event

  init(type: String, subject: String, desk: String, index: UInt64, data: JSON) throws {
    let hash = String(repeating: "0", count: 64)
    let json: JSON = [
      "data": data, "id": .string("\(index + 1)"), "ledger": .string(hash),
      "previous": .string(hash), "recordedtime": "2024-11-25T07:12:41+08:00",
      "source": .string("/\(desk)/0123456789abcdef"), "specversion": "1.0",
      "subject": .string(subject), "time": .string("2024-11-25T07:\(10 + index * 7 % 50):00+08:00"),
      "type": .string(type),
    ]
    self.index = index
    event = try Event(json.canonicalBytes())
  }

  /// The event as it reaches a fold, received a minute after the one before it.
  func record(isConfirmed: Bool = false) -> Record {
    Record(
      index: index, event: event,
      received: Instant(seconds: 1_732_492_800 + Int64(index) * 60), data: event.data,
      isConfirmed: isConfirmed)
  }
}
