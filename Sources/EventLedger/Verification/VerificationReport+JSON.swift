package import CanonicalJSON
import TransparencyLog

// The report for machines. Its schema is `Schemas/reports/verification.json`.

extension VerificationReport {
  /// The report for machines.
  package var json: JSON {
    [
      "authors": .array(authors.map(\.json)),
      "authorship": self[.authorship].json(),
      "checkpoints": .count(checkpoints),
      "commonHistory": self[.commonHistory].json(
        adding: confirmations.members + [("lostAnchors", .count(lostAnchors))]),
      "completeness": self[.completeness].json(adding: [
        ("declaredGaps", .count(declaredGaps)), ("equivocations", .count(equivocations)),
      ]),
      "copy": copySize.map(JSON.count) ?? .null,
      "file": self[.file].json(),
      "firstAlteration": firstAlteration?.json ?? .null,
      "history": self[.history].json(),
      "ledger": ledger?.json ?? .null,
      "limits": .array(limits.map(\.json)),
      "memory": memory?.json ?? .null,
      "projections": .array(projections.map(\.json)),
      "registrars": .array(registrars.map(\.json)),
      "restarts": .array(restarts.map(\.reported)),
      "root": root.map { .string("\($0)") } ?? .null,
      "rulesNewerFrom": rulesNewerFrom.map(JSON.count) ?? .null,
      "sealedValues": self[.sealedValues].json(
        adding: [("erased", .array(erasures.map(\.json)))]
          + (sealed ?? SealedValuesSeen(rows: [], opened: 0)).members),
      "seals": [
        "roots": .count(seals.roots), "seals": .count(seals.seals),
        "unknown": .count(seals.unknown),
      ],
      "setAside": JSON(members: setAside.map { ($0.code, .count($0.count)) }),
      "size": .count(size),
      "state": self[.state].json(),
      "trust": trust.json,
    ]
  }
}

extension JSON {
  /// A count; sizes of a log fit.
  fileprivate static func count(_ value: UInt64) -> JSON {
    .integer(min(Int64(clamping: value), Int64(JSONText.integerMax)))
  }

  /// An integer of a table's row, which may have been altered into any; as text when JSON cannot
  /// say it.
  fileprivate static func column(_ value: Int64) -> JSON {
    value.magnitude <= JSONText.integerMax ? .integer(value) : .string(String(value))
  }
}

extension LogKeys.Tenure {
  /// A restart of the log, for the report.
  fileprivate var reported: JSON {
    [
      "at": .count(since), "key": .string("\(key)"),
      "lost": .array((lost ?? []).map { .count($0.size) }), "origin": .string("\(key.name)"),
    ]
  }
}

extension MemoryUse {
  fileprivate var json: JSON { ["believed": .boolean(isBelieved), "size": .count(size)] }
}

extension LedgerIdentity {
  fileprivate var json: JSON {
    [
      "genesis": .string("\(genesis)"), "origin": .string(origin),
      "rehearsal": .boolean(isRehearsal), "title": .string(title),
    ]
  }
}

extension VerificationLimit {
  fileprivate var json: JSON {
    JSON(members: [("kind", .string(code))] + (number.map { [("number", .count($0))] } ?? []))
  }
}

extension TrustBasis {
  fileprivate var json: JSON {
    let value: String? =
      switch self {
      case .registrar(let key), .logKey(let key): "\(key)"
      case .genesis(let hash): "\(hash)"
      case .nothing, .policy, .refused: nil
      }
    return JSON(
      members: [("kind", .string(code))] + (value.map { [("value", .string($0))] } ?? []))
  }
}

extension AuthorSeen {
  fileprivate var json: JSON {
    [
      "desk": .string(desk), "events": .count(events), "first": .string("\(Timestamp(utc: first))"),
      "keys": .count(keys), "last": .string("\(Timestamp(utc: last))"),
    ]
  }
}

extension FirstAlteration {
  fileprivate var json: JSON {
    [
      "from": .count(entries.lowerBound), "standing": .count(standing),
      "to": .count(entries.upperBound),
    ]
  }
}

extension ActingKey {
  fileprivate var json: JSON {
    [
      "endedAt": endedAt.map(JSON.count) ?? .null, "events": .count(events),
      "key": .string("\(key)"), "role": .string(role.rawValue), "since": .count(since),
    ]
  }
}

extension ComparedProjection {
  fileprivate var json: JSON {
    [
      "name": .string(name), "rebuiltRoot": .string("\(rebuiltRoot)"), "root": .string("\(root)"),
      "rows": .count(rows), "size": .column(size), "version": .column(version),
    ]
  }
}

extension ErasureCount {
  fileprivate var json: JSON {
    [
      "basis": .string(basis), "class": .string(kind), "count": .count(count),
      "desk": .string(desk),
    ]
  }
}

extension SealedValuesSeen {
  fileprivate var members: [(name: String, value: JSON)] {
    [
      ("absent", .count(absent)), ("keyLost", .array(lostKeys.map { .string("\($0)") })),
      ("keysIdle", .array(idleKeys.map { .string("\($0)") })), ("opened", .count(opened)),
      ("renewal", .boolean(isBeingRenewed)), ("rows", .array(rows.map(\.json))),
      ("unopened", .count(unopenedCount)), ("unopenedFirst", .array(unopened.map(\.json))),
    ]
  }
}

extension SealedValuesSeen.Rows {
  fileprivate var json: JSON { ["count": .count(count), "key": .string("\(key)")] }
}

extension SealedValuesSeen.Row {
  fileprivate var json: JSON {
    ["event": .string("\(event)"), "pointer": .string("\(pointer)")]
  }
}

extension Confirmations {
  fileprivate var members: [(name: String, value: JSON)] {
    let anchored: JSON? = anchored.map {
      ["desks": .array($0.desks.map { .string($0) }), "size": .count($0.size)]
    }
    return [
      ("anchored", anchored ?? .null), ("cosignaturesUntrusted", .count(cosignaturesUntrusted)),
      ("cosigned", cosigned?.json ?? .null), ("seen", seen.map(JSON.count) ?? .null),
      ("witnessed", witnessed?.json ?? .null),
    ]
  }
}

extension Confirmations.Witnessed {
  fileprivate var json: JSON {
    [
      "size": .count(size), "witnesses": .integer(Int64(witnesses)),
      "witnessesNamed": .integer(Int64(witnessesNamed)),
    ]
  }
}

extension Verdict {
  /// The verdict as an object, with what else the part has to say.
  fileprivate func json(adding more: [(name: String, value: JSON)] = []) -> JSON {
    let own: [(name: String, value: JSON)] =
      switch self {
      case .holds: [("verdict", "holds")]
      case .notChecked(let reason):
        [
          ("verdict", "not-checked"), ("reason", .string(reason.code)),
          ("detail", .string(reason.detail)),
        ]
      case .fails(let findings):
        [
          ("verdict", "fails"), ("findings", .array(findings.first.map(\.json))),
          (
            "counts",
            JSON(members: findings.counts.map { (name: $0.rule, value: JSON.count($0.count)) })
          ),
        ]
      }
    return JSON(members: own + more)
  }
}

extension Finding {
  fileprivate var json: JSON {
    [
      "expected": .string("\(expected)"), "found": .string("\(found)"), "place": place.json,
      "rule": .string(rule),
    ]
  }
}

extension Finding.Place {
  fileprivate var json: JSON {
    switch self {
    case .entry(let index): ["kind": "entry", "index": .count(index)]
    case .checkpoint(let size): ["kind": "checkpoint", "size": .column(size)]
    case .cosignature(let size, let witness):
      ["kind": "cosignature", "size": .column(size), "witness": .string(witness)]
    case .tile(let level, let number):
      ["kind": "tile", "level": .column(level), "number": .column(number)]
    case .indexRow(let event): ["kind": "index-row", "event": .string(event)]
    case .projection(let name): ["kind": "projection", "name": .string(name)]
    case .projectionRow(let name, let key):
      ["kind": "projection-row", "name": .string(name), "key": .string(key)]
    case .sealedValue(let event, let pointer):
      ["kind": "sealed-value", "event": .string(event), "pointer": .string(pointer)]
    case .seenNote(let size): ["kind": "seen-checkpoint", "size": .count(size)]
    case .memory(let size): ["kind": "memory", "size": .count(size)]
    case .evidence(let number): ["kind": "evidence", "number": .column(number)]
    case .object(let name): ["kind": "object", "name": .string(name)]
    case .ledger: ["kind": "ledger"]
    }
  }
}
