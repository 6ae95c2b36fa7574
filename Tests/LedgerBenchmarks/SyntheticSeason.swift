import CanonicalJSON
import DeskPilkada
import EventLedger

/// An election season of any length in the real regions of East Kalimantan, the same in every run.
///
/// Its events stand in about the proportion of the demo week: three shipments with their receipts
/// for two plans and one report. Names of people do not occur; every text is made up.
struct SyntheticSeason {
  /// One thing to be said, in clear values.
  struct Moment {
    /// The desk that says it.
    let desk: String
    /// The short name of the event's type.
    let type: String
    let subject: String
    var data: JSON
    /// Whether the data is still to name the desk's latest violation notice, as its `event`.
    var amendsNotice = false
  }

  /// The desks of regencies and cities.
  let desks: [String]

  private let villages: [[Region]]
  private let items: [String]
  private var turn = 0
  private var names: [RegionCode: String] = [:]

  init(_ facts: RegionFacts) {
    let regencies = facts.regions.filter { $0.code.partCount == 2 }.map(\.code)
    desks = regencies.map(\.text)
    villages = regencies.map { regency in
      facts.regions.filter { $0.code.partCount == 4 && regency.contains($0.code) }
    }
    items = facts.items.prefix(5).map(\.code)
  }

  /// What one desk says in its turn, and after each tenth turn what the others do; the data's own
  /// times lie around the one given.
  mutating func next(at time: Instant) -> [Moment] {
    let desk = turn % desks.count
    let round = turn / desks.count
    turn += 1
    var moments = [plan(desk, round)]
    for leg in 0..<3 { moments += shipment(desk, round * 3 + leg, at: time) }
    moments += [report(desk, round, at: time), plan(desk, round + 1)]
    if round % 4 == desk % 4 { moments.append(notice(desk, round, at: time)) }
    if round % 40 == desk % 40 { moments.append(correction(desk)) }
    if round % 160 == desk + 20 { moments.append(withdrawal(desk)) }
    if desk == 0 { moments.append(meeting(round, at: time)) }
    if desk == 0, round.isMultiple(of: 50) { moments.append(renaming(round)) }
    return moments
  }

  private func village(_ desk: Int, _ number: Int) -> String {
    villages[desk][number % villages[desk].count].code.text
  }

  private func plan(_ desk: Int, _ number: Int) -> Moment {
    let lines = items.enumerated().map { position, item -> JSON in
      ["item": .string(item), "quantity": .integer(Int64(300 + number % 90 + position))]
    }
    return Moment(
      desk: desks[desk], type: PilkadaType.needPlanned, subject: village(desk, number),
      data: ["computed": true, "lines": .array(lines)])
  }

  /// A dispatch and its receipt; one in ten counts short and says why in a sealed note.
  private func shipment(_ desk: Int, _ number: Int, at time: Instant) -> [Moment] {
    let village = village(desk, number)
    let district = String(village.prefix(8))
    let label = JSON.string("SHP-\(desks[desk])-\(Self.padded(number + 1, to: 4))")
    let isShort = number % 10 == 3
    let sent = items.map { item -> JSON in
      ["item": .string(item), "quantity": .integer(Int64(200 + number % 70))]
    }
    let counted = items.map { item -> JSON in
      let count = Int64(200 + number % 70 - (isShort ? 1 : 0))
      return ["counted": .integer(count), "damaged": 0, "item": .string(item)]
    }
    let to: JSON = ["kind": "village_post", "region": .string(village)]
    let dispatch: JSON = [
      "expectedAt": .string(Self.text(time.advanced(by: 14_400))),
      "from": ["kind": "district_post", "region": .string(district)],
      "leg": "district_to_village", "lines": .array(sent), "shipment": label, "to": to,
      "transport": ["longboat"], "waybill": .string("LATIHAN/\(number)/XI/2024"),
    ]
    var receipt: [(name: String, value: JSON)] = [
      ("at", to), ("lines", .array(counted)), ("partial", .boolean(isShort && number % 20 == 3)),
      ("sealsIntact", true), ("shipment", label),
    ]
    if isShort { receipt.append(("note", "Latihan: satu kurang dari surat jalan; rekaan.")) }
    return [
      Moment(
        desk: desks[desk], type: PilkadaType.shipmentDispatched, subject: district,
        data: dispatch),
      Moment(
        desk: desks[desk], type: PilkadaType.shipmentReceived, subject: village,
        data: JSON(members: receipt)),
    ]
  }

  private func report(_ desk: Int, _ round: Int, at time: Instant) -> Moment {
    let sources = (0..<3).map { number -> JSON in
      [
        "asOf": .string(Self.text(time.advanced(by: -3_600))), "kind": "village",
        "region": .string(village(desk, round + number)),
      ]
    }
    let data: JSON = [
      "condition": "conducive", "districtsHeard": 3, "kind": "situation",
      "meeting": .string(Self.meetingLabel(round)),
      "report": .string("REP-\(desks[desk])-\(Self.day(round))"), "sources": .array(sources),
      "statement": "Latihan: situasi kondusif, distribusi berjalan sesuai rencana.",
      "topics": [
        ["condition": "conducive", "topic": "logistics"],
        ["condition": "watch", "topic": "weather_access"],
      ],
      "villagesHeard": 12,
    ]
    return Moment(
      desk: desks[desk], type: PilkadaType.reportSubmitted, subject: desks[desk], data: data)
  }

  private func notice(_ desk: Int, _ round: Int, at time: Instant) -> Moment {
    let data: JSON = [
      "class": "administrative", "kind": "campaign_material", "knownAt": .string(Self.text(time)),
      "subjectKind": "candidate_team",
      "summary": "Latihan: dugaan alat peraga di tempat terlarang; peristiwa rekaan.",
      "violation": .string("VIO-\(desks[desk])-\(Self.padded(round / 4 + 1, to: 4))"),
    ]
    return Moment(
      desk: desks[desk], type: PilkadaType.violationNoticed, subject: village(desk, round),
      data: data)
  }

  private func correction(_ desk: Int) -> Moment {
    amendment(
      desk, LedgerType.recordCorrected,
      [
        ("reason", "late_information"),
        ("values", [["pointer": "/data/kind", "value": "campaign_place"]]),
      ])
  }

  private func withdrawal(_ desk: Int) -> Moment {
    amendment(desk, LedgerType.recordWithdrawn, [("reason", "duplicate")])
  }

  private func amendment(
    _ desk: Int, _ type: String, _ data: [(name: String, value: JSON)]
  ) -> Moment {
    Moment(
      desk: desks[desk], type: type, subject: "", data: JSON(members: data), amendsNotice: true)
  }

  private func meeting(_ round: Int, at time: Instant) -> Moment {
    let data: JSON = [
      "agenda": ["logistics", "security"], "channel": "zoom",
      "desks": .array(desks.map { .string($0) }), "graceMinutes": 60,
      "meeting": .string(Self.meetingLabel(round)),
      "reportCutoff": .string(Self.text(time.advanced(by: 3_600))),
      "startsAt": .string(Self.text(time.advanced(by: 7_200))),
    ]
    return Moment(desk: "64", type: PilkadaType.meetingScheduled, subject: "64", data: data)
  }

  /// A village gets a second name, and its first one back the next time.
  private mutating func renaming(_ round: Int) -> Moment {
    let region = villages[0][round / 50 % villages[0].count]
    let previous = names[region.code] ?? region.name
    let name = previous == region.name ? region.name + " Baru" : region.name
    names[region.code] = name
    return Moment(
      desk: Role.registrar.rawValue, type: PilkadaType.regionRenamed, subject: region.code.text,
      data: [
        "decree": "Latihan: keputusan rekaan", "name": .string(name),
        "previousName": .string(previous),
      ])
  }

  private static func meetingLabel(_ round: Int) -> String { "rakor-\(day(round))" }

  /// A day of its own for each round: labels are names, and no rule compares them with times.
  private static func day(_ round: Int) -> String {
    "\(CivilDate(daysSince1970: 20_000 + round))"
  }

  private static func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }

  private static func text(_ instant: Instant) -> String {
    "\(Timestamp(instant, offsetMinutes: 480))"
  }
}
