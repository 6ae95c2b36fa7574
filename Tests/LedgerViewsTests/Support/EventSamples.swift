import CanonicalJSON
import EventLedger
import TransparencyLog

/// Events that the pages show.
enum EventSamples {
  static func report() throws -> (entry: Entry, openings: [Opening]) {
    try Fixtures.entry(
      "report.submitted", subject: "64.72", desk: "64.72", number: 42,
      at: "2024-11-25T07:00:00+08:00", writtenAt: "2024-11-24T23:12:41Z",
      receivedAt: "2024-11-24T23:12:44Z",
      data: [
        "report": "REP-64.72-2024-11-25", "meeting": "rakor-2024-11-25",
        "kind": "nothing_to_report", "condition": "conducive",
        "statement": """
        Latihan: keadaan di sepuluh kecamatan tenang, gudang terkunci, petugas piket lengkap.
        Tidak ada laporan dugaan pelanggaran sejak Sabtu.
        """,
        "sources": [
          ["kind": "district", "region": "64.72.01", "asOf": "2024-11-25T06:00:00+08:00"],
          ["kind": "kpu", "region": "64.72", "asOf": "2024-11-24T21:30:00+08:00"],
        ],
        "districtsHeard": 10,
        "topics": [
          ["topic": "readiness", "condition": "conducive", "note": "Latihan: semua siap."],
          ["topic": "coordination", "condition": "watch"],
        ],
      ])
  }

  static func receipt() throws -> (entry: Entry, openings: [Opening]) {
    try Fixtures.entry(
      "shipment.received", subject: "64.11.05.2001", desk: "kpu-64.11", number: 7,
      at: "2024-11-26T19:40:00+08:00", receivedAt: "2024-11-26T11:41:12Z",
      data: [
        "shipment": "SHP-kpu-64.11-0058",
        "at": ["kind": "village_post", "region": "64.11.05.2001"],
        "lines": [
          ["item": "ballot.governor", "counted": 1204, "damaged": 0],
          ["item": "booth", "counted": 8, "damaged": 1],
        ],
        "sealsIntact": true, "partial": false,
      ])
  }

  static func notice(
    about subject: String = "64.01.02"
  ) throws -> (entry: Entry, openings: [Opening]) {
    try Fixtures.entry(
      "violation.noticed", subject: subject, desk: "64.01", number: 11,
      at: "2024-11-22T15:00:00+08:00", receivedAt: "2024-11-22T09:05:00Z",
      data: [
        "violation": "VIO-64.01-0001", "kind": "asn_neutrality", "class": "undetermined",
        "subjectKind": "civil_servant", "knownAt": "2024-11-22T16:30:00+08:00",
        "summary": "Latihan, rekaan: dugaan keterlibatan dalam kegiatan kampanye.",
        "informant": ["name": "Nama Rekaan"],
      ])
  }

  static func correction(
    of event: Event, to kind: JSON, replaces: Hash? = nil
  ) throws -> (entry: Entry, openings: [Opening]) {
    var data: [(name: String, value: JSON)] = [
      ("event", .string("\(event.hash)")), ("reason", "wrong_class"),
      ("values", [["pointer": "/data/kind", "value": kind]]),
    ]
    if let replaces { data.append(("replaces", .string("\(replaces)"))) }
    return try Fixtures.entry(
      "record.corrected", subject: event.subject, desk: event.author.desk, number: 12,
      at: "2024-11-23T08:00:00+08:00", receivedAt: "2024-11-23T00:01:00Z",
      data: JSON(members: data), corrected: "violation.noticed")
  }

  static func foreignReport() throws -> (entry: Entry, openings: [Opening]) {
    try Fixtures.entry(
      "region.renamed", subject: "64.74", desk: "64.72", number: 43,
      at: "2024-11-25T07:00:00+08:00", receivedAt: "2024-11-25T00:20:00Z",
      data: ["previousName": "Bontang", "name": "Kota Bontang", "decree": "rekaan"])
  }

  static let outOfScope = Standing.setAside(
    StandingReason(StandingReason.outOfScope, .outside(region: "64.74", scope: "64.72")))
}
