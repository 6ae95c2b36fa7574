package import EventLedger

/// The coordination meetings.
package struct Meetings: Slice {
  var meetings = Table<MeetingRow>()

  package init() {}

  package static let tables: [TableOf<Meetings>] = [TableOf(\.meetings)]

  package static let folds: [Fold<Meetings>] = [
    Fold(MeetingKinds.scheduled) { (slice, change) throws(RowError) in
      try change.apply(to: \.scheduled, in: &slice.meetings)
    },
    Fold(MeetingKinds.held) { (slice, change) throws(RowError) in
      try change.apply(to: \.held, in: &slice.meetings)
    },
    Fold(MeetingKinds.cancelled) { (slice, change) throws(RowError) in
      try change.apply(to: \.cancellations, in: &slice.meetings)
    },
  ]
}

extension PilkadaType {
  package static let meetingScheduled = "meeting.scheduled"
  package static let meetingHeld = "meeting.held"
  package static let meetingCancelled = "meeting.cancelled"
}

/// The kinds of events about meetings.
enum MeetingKinds {
  static let all: [any DomainKind<Register>] = [scheduled, held, cancelled]

  static let scheduled = PilkadaKind(about: PilkadaType.meetingScheduled) { record in
    Keyed(record.data.text("meeting"), MeetingScheduled(record))
  } objection: { event, _ in
    event.objection(toOrderOf: "reportCutoff", "startsAt")
  }

  static let held = PilkadaKind(about: PilkadaType.meetingHeld) { record in
    Keyed(record.data.text("meeting"), MeetingHeld(record))
  } objection: { event, _ in
    event.objection(toEarly: "endedAt")
      ?? event.objection(toRepeating: "desk", in: "attendance", PilkadaObjection.deskTwice)
  }

  static let cancelled = PilkadaKind(about: PilkadaType.meetingCancelled) { record in
    Keyed(record.data.text("meeting"), MeetingCancelled(record))
  }
}
