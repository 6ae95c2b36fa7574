import CanonicalJSON
import DeskPilkada

/// Made-up data of what is followed from its first word to its end: alleged violations, incidents,
/// stopped and moved voting, instructions.
extension SampleEvents {
  static let caseMakers: [String: Maker] = violationMakers.merging(incidentMakers) { $1 }
    .merging(votingMakers) { $1 }
    .merging(instructionMakers) { $1 }

  private static let violationMakers: [String: Maker] = [
    "violation.noticed": { made in
      [
        "violation": made.violation(), "kind": made.text(["money_politics", "asn_neutrality"]),
        "class": "undetermined", "subjectKind": "unknown", "knownAt": made.time(),
        "summary": sealed,
      ]
    },
    "violation.forwarded": { made in
      [
        "violation": made.violation(), "toLevel": "bawaslu_regency", "toRegion": "64.71",
        "letterNumber": made.text(["A-1", "A-2"]),
      ]
    },
    "violation.filed": { made in
      [
        "violation": made.violation(), "origin": made.text(["finding", "report"]),
        "level": "bawaslu_regency", "form": "A.2", "receiptNumber": made.text(["R-1", "R-2"]),
      ]
    },
    "violation.preliminary-assessed": { made in
      [
        "violation": made.violation(), "formalMet": true, "materialMet": false,
        "outcome": "complete_first", "note": sealed,
      ]
    },
    "violation.registered": { made in
      [
        "violation": made.violation(), "registerNumber": made.text(["003", "004"]),
        "classes": [made.text(["administrative", "other_law"])],
      ]
    },
    "violation.time-extended": { made in
      ["violation": made.violation(), "letterNumber": made.text(["045", "046"])]
    },
    "violation.assessed": { made in
      [
        "violation": made.violation(), "assessment": "proven",
        "classes": [made.text(["administrative", "other_law"])], "legalBasis": "Pasal 71",
      ]
    },
    "violation.recommended": { made in
      [
        "violation": made.violation(), "addressee": made.text(["bkn", "kpu"]),
        "letterNumber": "101", "asksFor": sealed,
      ]
    },
    "violation.reclassified": { made in
      [
        "violation": made.violation(),
        "kind": made.text(["village_head_neutrality", "money_politics"]),
        "classes": [made.text(["administrative", "other_law"])], "reason": sealed,
      ]
    },
    "violation.closed": { made in
      ["violation": made.violation(), "outcome": "sanctioned", "reporterInformed": made.flag()]
    },
  ]

  private static let incidentMakers: [String: Maker] = [
    "incident.reported": { made in
      [
        "incident": made.incident(), "kind": made.text(["clash", "flood"]),
        "severity": made.text(["minor", "serious"]), "summary": sealed,
        "logisticsAffected": made.flag(), "injured": made.amount(5), "dead": 0,
      ]
    },
    "incident.updated": { made in
      [
        "incident": made.incident(), "severity": made.text(["minor", "critical"]),
        "note": sealed, "injured": made.amount(5),
      ]
    },
    "incident.closed": { made in ["incident": made.incident(), "note": sealed] },
  ]

  private static let votingMakers: [String: Maker] = [
    "voting.disrupted": { made in
      let data: JSON = ["station": made.text(["001", "002"]), "incident": made.incident()]
      guard made.number(2) == 0, case .object(let members) = data else { return data }
      return .object(members + [.init(name: "resumedAt", value: made.time())])
    },
    "voting.rescheduled": { made in
      [
        "kind": "continued", "date": made.text(["2024-12-01", "2024-12-02"]),
        "basis": "Putusan rekaan",
        "stations": [["region": "64.72.01.1003", "station": made.text(["001", "002"])]],
      ]
    },
  ]

  private static let instructionMakers: [String: Maker] = [
    "instruction.issued": { made in
      [
        "instruction": made.instruction(), "to": [made.text(["64.71", "64.72"])],
        "text": sealed, "priority": made.text(["normal", "immediate"]), "dueAt": made.time(),
        "evidenceRequired": false,
      ]
    },
    "instruction.acknowledged": { made in
      ["instruction": made.instruction(), "by": sealed]
    },
    "instruction.completed": { made in
      ["instruction": made.instruction(), "result": sealed]
    },
    "instruction.verified": { made in
      [
        "instruction": made.instruction(), "desk": made.text(["64.71", "64.72"]),
        "accepted": made.flag(),
      ]
    },
  ]

  private mutating func violation() -> JSON { text(["VIO-64.72-0001", "VIO-64.72-0002"]) }
  private mutating func incident() -> JSON { text(["INC-64.72-0001", "INC-64.72-0002"]) }
  private mutating func instruction() -> JSON {
    text(["INS-2024-11-25-01", "INS-2024-11-25-02"])
  }
}
