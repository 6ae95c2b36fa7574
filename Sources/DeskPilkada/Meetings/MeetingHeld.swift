package import CanonicalJSON
package import EventLedger

/// A meeting that took place: who attended, and which board was shown.
package struct MeetingHeld: Contribution {
  /// One desk's attendance: present, late, represented or absent.
  package struct Attendance: Hashable, Sendable {
    package let desk: String
    package let attendance: String
  }

  package let index: Int64
  package let beganAt: Instant
  package let endedAt: Instant
  package let attendance: [Attendance]
  /// Nil when no board was shown.
  package let board: ShownBoard?

  package init(_ record: Record) {
    index = Int64(record.index)
    beganAt = record.event.time.instant
    endedAt = Instant(seconds: record.data.instant("endedAt") ?? 0)
    attendance = record.data.list("attendance").map(Attendance.init)
    board = ShownBoard(record.data["board"], instant: record.data["board"]?.instant("instant"))
  }

  package init?(_ json: JSONValue) {
    guard let index = json.integer("index"), let began = json.integer("beganAt"),
      let ended = json.integer("endedAt")
    else { return nil }
    self.index = index
    beganAt = Instant(seconds: began)
    endedAt = Instant(seconds: ended)
    attendance = json.list("attendance").map(Attendance.init)
    board = ShownBoard(json["board"], instant: json["board"]?.integer("instant"))
  }

  package var members: [(name: String, value: JSON)] {
    var members: [(name: String, value: JSON)] = [
      ("index", .integer(index)), ("beganAt", .integer(beganAt.seconds)),
      ("endedAt", .integer(endedAt.seconds)), ("attendance", .array(attendance.map(\.json))),
    ]
    if let board { members.append(("board", board.json)) }
    return members
  }
}

extension MeetingHeld.Attendance {
  fileprivate init(_ json: JSONValue) {
    desk = json.text("desk") ?? ""
    attendance = json.text("attendance") ?? ""
  }

  fileprivate var json: JSON { ["desk": .string(desk), "attendance": .string(attendance)] }
}
