import CanonicalJSON
import DeskPilkada
import EventLedger
import LedgerTestSupport
import Rehearsal
import TransparencyLog

/// Made-up data of every event type, out of so few labels, regions and items that they meet.
///
/// A new event type joins the tests of the folds by one case in `makers`.
struct SampleEvents {
  var generator: SeededRandom

  init(seed: UInt64) { generator = SeededRandom(seed: seed) }

  typealias Maker = @Sendable (inout SampleEvents) -> JSON

  /// What makes the data of a type, by the type's short name.
  static let makers: [String: Maker] = registerMakers.merging(meetingMakers) { $1 }
    .merging(logisticsMakers) { $1 }
    .merging(caseMakers) { $1 }

  /// A record of a type with made-up data; nil for a type that nothing makes data for.
  mutating func record(of type: EventType, at index: UInt64) throws -> Record? {
    guard let maker = Self.makers[type.shortName] else { return nil }
    let made = try MadeEvent(
      type: type.name, subject: pick(Self.regions), desk: pick(["64.71", "64.72"]), index: index,
      data: maker(&self))
    return made.record(isConfirmed: number(4) == 0)
  }

  mutating func pick<Value>(_ values: [Value]) -> Value {
    values[Int.random(in: values.indices, using: &generator)]
  }
  mutating func number(_ limit: Int64) -> Int64 { Int64.random(in: 0..<limit, using: &generator) }
  mutating func amount(_ limit: Int64 = 60) -> JSON { .integer(1 + number(limit)) }
  mutating func flag() -> JSON { .boolean(Bool.random(using: &generator)) }
  mutating func text(_ values: [String]) -> JSON { .string(pick(values)) }
  /// A moment of Monday the 25th.
  mutating func time() -> JSON { .string("2024-11-25T\(10 + number(13)):30:00+08:00") }

  static let sealed: JSON = ["sealed": .string(String(repeating: "0", count: 64))]
  static let regions = ["64", "64.72", "64.72.01", "64.72.01.1003", "64.72.09.2002"]
}

extension SampleEvents {
  static let registerMakers: [String: Maker] = [
    "region.registered": { made in
      ["name": made.text(["Bukuan", "Palaran"]), "level": "village", "decree": "rekaan"]
    },
    "region.renamed": { made in
      ["name": made.text(["Bukuan", "Palaran"]), "previousName": "Lama", "decree": "rekaan"]
    },
    "region.recoded": { made in
      [
        "kind": "moved", "previousName": "Lama", "newCodes": [made.text(regions)],
        "decree": "rekaan",
      ]
    },
    "target.declared": { made in
      ["voters": made.amount(), "pollingStations": made.amount(9), "source": "rekaan"]
    },
    "stage.scheduled": { made in
      [
        "stage": made.text(["campaign", "voting"]), "startsAt": made.time(),
        "endsAt": made.time(), "regulation": "rekaan",
      ]
    },
    "item.catalogued": { made in
      [
        "item": made.item(), "name": ["id": made.text(["Kotak", "Bilik"]), "en": "Item"],
        "unit": "piece",
      ]
    },
  ]

  static let meetingMakers: [String: Maker] = [
    "meeting.scheduled": { made in
      [
        "meeting": made.meeting(), "startsAt": made.time(), "reportCutoff": made.time(),
        "graceMinutes": made.amount(), "channel": "zoom", "desks": ["64.71", "64.72"],
      ]
    },
    "meeting.held": { made in
      [
        "meeting": made.meeting(), "endedAt": made.time(),
        "attendance": [["desk": "64.71", "attendance": made.text(["present", "absent"])]],
        "board": [
          "size": made.amount(), "instant": made.time(), "view": "board", "version": 1,
          "digest": .string(String(repeating: "a", count: 64)),
        ],
      ]
    },
    "meeting.cancelled": { made in
      ["meeting": made.meeting(), "reportsStillDue": made.flag(), "reason": sealed]
    },
    "obligation.waived": { made in
      ["meeting": made.meeting(), "desk": made.text(["64.71", "64.72"]), "reason": sealed]
    },
    "report.submitted": { made in
      [
        "report": made.report(), "meeting": made.meeting(),
        "kind": made.text(["situation", "logistics"]),
        "condition": made.text(["conducive", "watch"]), "statement": sealed,
        "sources": [["kind": "kpu", "region": "64.72", "asOf": made.time()]],
        "districtsHeard": made.amount(9),
        "topics": [["topic": "readiness", "condition": "conducive"]],
      ]
    },
    "report.returned": { made in
      [
        "report": made.report(), "reasons": [made.text(["incomplete", "stale"])],
        "newDueAt": made.time(), "note": sealed,
      ]
    },
    "turnout.reported": { made in
      [
        "slot": made.time(), "voters": made.amount(), "stationsReporting": made.amount(9),
        "source": "kpu",
      ]
    },
    "outreach.held": { made in
      [
        "topic": made.text(["participation", "money_politics"]), "audience": "public",
        "channel": "in_person", "participants": made.amount(),
      ]
    },
  ]

  static let logisticsMakers: [String: Maker] = [
    "logistics.need-planned": { made in ["lines": made.lines(), "computed": made.flag()] },
    "shipment.dispatched": { made in
      [
        "shipment": made.shipment(), "leg": "warehouse_to_district", "from": made.node(),
        "to": made.node(), "lines": made.lines(), "transport": ["truck"],
        "expectedAt": made.time(),
      ]
    },
    "shipment.delayed": { made in
      [
        "shipment": made.shipment(), "reason": made.text(["flood", "road"]),
        "newExpectedAt": made.time(),
      ]
    },
    "shipment.received": { made in
      // Small counts, so that one is often typed again.
      let counted = 1 + made.number(3)
      return [
        "shipment": made.shipment(), "at": made.node(),
        "lines": [
          ["item": made.item(), "counted": .integer(counted), "damaged": made.damage(counted)]
        ],
        "sealsIntact": made.flag(), "partial": made.flag(),
      ]
    },
    "shipment.lost": { made in ["shipment": made.shipment(), "lines": made.lines()] },
    "shipment.discrepancy-settled": { made in
      [
        "shipment": made.shipment(), "item": made.item(), "kind": made.text(["short", "over"]),
        "quantity": made.amount(), "how": "recounted",
      ]
    },
    "stock.sorted": { made in
      [
        "node": made.node(), "item": made.item(), "good": made.amount(),
        "damaged": [["kind": "torn", "quantity": made.amount()]], "missing": made.amount(),
        "finished": made.flag(),
      ]
    },
    "stock.destroyed": { made in
      [
        "node": made.node(), "cause": made.text(["by_minutes", "flood"]),
        "lines": [["item": made.item(), "good": made.amount(), "damaged": made.amount()]],
        "minutesNumber": "BA-1", "witnesses": ["bawaslu", "polri"],
      ]
    },
    "replacement.requested": { made in
      [
        "replacement": made.replacement(), "node": made.node(), "item": made.item(),
        "quantity": made.amount(), "cause": "damaged", "neededBy": made.time(),
      ]
    },
    "replacement.fulfilled": { made in
      [
        "replacement": made.replacement(), "quantity": made.amount(), "shipment": made.shipment(),
      ]
    },
    "readiness.declared": { made in
      [
        "downTo": "village_post", "complete": false,
        "missing": [
          ["region": "64.72.01.1003", "item": made.item(), "quantity": made.amount()]
        ],
      ]
    },
  ]
}

extension SampleEvents {
  mutating func item() -> JSON { text(["ballot_box", "voting_booth"]) }
  mutating func meeting() -> JSON { text(["rakor-2024-11-18", "rakor-2024-11-25"]) }
  mutating func report() -> JSON { text(["REP-64.72-2024-11-25", "REP-64.72-2024-11-18"]) }
  mutating func shipment() -> JSON { text(["SHP-64.72-0001", "SHP-64.72-0002"]) }
  mutating func replacement() -> JSON { text(["RPL-64.72-0001", "RPL-64.72-0002"]) }
  mutating func lines() -> JSON { [["item": item(), "quantity": amount()]] }
  mutating func damage(_ counted: Int64) -> JSON { .integer(number(counted + 1)) }
  mutating func node() -> JSON {
    pick([
      ["kind": "printer", "region": "64"], ["kind": "regency_warehouse", "region": "64.72"],
      ["kind": "district_post", "region": "64.72.01"],
      ["kind": "polling_station", "region": "64.72.01.1003", "station": "001"],
    ])
  }
}
