package import CanonicalJSON
package import DeskPilkada
import EventLedger
package import TransparencyLog

/// A board in the form that can be kept and proven: canonical JSON (RFC 8785) of a pinned view and
/// version, the same in every language and at every width.
package struct BoardRecord: Sendable {
  package let board: MondayBoard
  /// The number of entries that the board's state was folded from.
  package let size: UInt64
  package let isRehearsal: Bool

  /// What `meeting.held` calls the view.
  package static let view = "board"
  /// Raised with any change of the members or of what they mean.
  package static let version: Int64 = 1

  package init(of board: MondayBoard, size: UInt64, isRehearsal: Bool) {
    self.board = board
    self.size = size
    self.isRehearsal = isRehearsal
  }

  /// The board for programs.
  package var json: JSON {
    [
      "cancelled": .boolean(board.isCancelled), "desks": .array(board.lines.map(\.json)),
      "expected": .integer(Int64(board.expected.count)),
      "graceMinutes": .integer(board.graceMinutes),
      "instant": .string(board.instant.utc), "meeting": .string(board.meeting),
      "notes": .array(board.notes.map(\.json)), "rehearsal": .boolean(isRehearsal),
      "reportCutoff": .string(board.reportCutoff.utc),
      "reported": .integer(Int64(board.reported.count)), "size": .integer(Int64(size)),
      "startsAt": .string(board.startsAt.utc), "version": .integer(Self.version),
      "view": .string(Self.view),
    ]
  }

  /// SHA-256 of the board in canonical JSON.
  package var digest: Hash {
    get throws(JSONError) { Hash.of(try json.canonicalBytes()) }
  }

  /// Which board it is, as the data of `meeting.held` names the one that was shown.
  package var reference: JSON {
    get throws(JSONError) {
      [
        "digest": .string("\(try digest)"), "instant": .string(board.instant.utc),
        "size": .integer(Int64(size)), "version": .integer(Self.version),
        "view": .string(Self.view),
      ]
    }
  }

  /// Whether a board that a meeting was shown is of the same entries and the same instant, so that
  /// the two must be equal.
  package func answers(_ shown: ShownBoard) -> Bool {
    UInt64(exactly: shown.size) == size && shown.instant == board.instant
      && shown.view == Self.view && shown.version == Self.version
  }
}

extension BoardLine {
  /// The line for programs; of a silent desk without a condition.
  fileprivate var json: JSON {
    var members: [(name: String, value: JSON)] = [
      ("desk", .string(desk)), ("name", .string(name)), ("districts", districts.json),
      ("districtsTotal", .integer(Int64(districtsTotal))), ("villages", villages.json),
      ("violations", .integer(Int64(violations))), ("incidents", .integer(Int64(incidents))),
      ("overdueInstructions", .integer(Int64(overdueTasks))),
      ("contradictions", .array(contradictions.map { .string($0.key) })),
      ("punctuality", .string(punctuality.code)),
    ]
    if case .late(let minutes, let missed) = punctuality {
      members += [("lateMinutes", .integer(minutes)), ("missed", .boolean(missed))]
    }
    if let saysWritten { members.append(("saysWritten", .string(saysWritten.utc))) }
    if let report {
      members += [
        ("condition", .string(report.condition)), ("kind", .string(report.kind)),
        ("event", .string("\(report.event)")), ("returned", .boolean(isReturned)),
        ("districtsHeard", .integer(report.districtsHeard)),
        ("oldestSource", .string(report.oldestSource.utc)),
      ]
      if let was = report.conditionWas { members.append(("conditionWas", .string(was))) }
    }
    return JSON(members: members)
  }
}

extension Punctuality {
  fileprivate var code: String {
    switch self {
    case .noReport: "no_report"
    case .awaited: "awaited"
    case .onTime: "on_time"
    case .late: "late"
    case .waived: "waived"
    case .notOwed: "not_owed"
    }
  }
}

extension LogisticsShare {
  fileprivate var json: JSON {
    ["fulfilled": .integer(Int64(fulfilled)), "planned": .integer(Int64(planned))]
  }
}

extension SideNote {
  /// The note for programs.
  var json: JSON {
    ["kind": .string(kind.rawValue), "keys": .array(keys.map { .string($0) })]
  }
}

extension Instant {
  /// The instant as programs read it, in UTC.
  var utc: String { "\(Timestamp(utc: self))" }
}
