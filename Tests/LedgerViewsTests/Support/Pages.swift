import CanonicalJSON
import EventLedger
import LedgerService
import LedgerViews
import TransparencyLog

/// What each page under `Pages/` shows, by the page's name.
enum Pages {
  static let all: [String: @Sendable (Presentation) throws -> String] = [
    "receipt": receipt, "receipt.set-aside": receiptSetAside, "show.report": showReport,
    "show.shipment": showShipment, "show.corrected": showCorrected,
    "show.conflict": showConflict, "show.disputed": showDisputed, "log": log, "keys": keys,
    "projection.desks": desks,
    "projection.keys": keyRows, "projection.empty": noRows,
    "board": BoardSamples.text, "brief": BriefSamples.text, "brief.calm": BriefSamples.calm,
    "region.village": BriefSamples.village, "region.city": BriefSamples.city,
    "board.proof": boardProof,
    "verify.whole": { try verification($0, of: ReportSamples.whole()) },
    "verify.erased-and-restarted": {
      try verification($0, of: ReportSamples.erasedAndRestarted())
    },
    "verify.restarted-once": {
      try verification($0, of: ReportSamples.erasedAndRestarted(restarts: 1))
    },
    "verify.copied": { try verification($0, of: ReportSamples.copied()) },
    "verify.under-another-key": { try verification($0, of: ReportSamples.underAnotherKey()) },
    "verify.unconfirmed": { try verification($0, of: ReportSamples.unconfirmed()) },
    "verify.broken": { try verification($0, of: ReportSamples.broken()) },
    "verify.limited": { try verification($0, of: ReportSamples.limited()) },
    // Whether it is an exercise is not known: nothing can be read of it.
    "verify.not-opened": { try verification($0, of: ReportSamples.notOpened()) },
    "verify.witnessed": { try verification($0, of: ReportSamples.witnessed()) },
    "verify.short-of-quorum": { try verification($0, of: ReportSamples.shortOfQuorum()) },
    "witnesses": witnesses,
    "violations": violations,
    "form.report": { try form("report.submitted", named: "report", $0) },
    "form.receipt": { try form("shipment.received", named: "receipt", $0) },
    "form.violation": { try form("violation.noticed", named: "violation", $0) },
    "signing.report": { try signing("report.submitted", EventSamples.report(), $0) },
    "signing.violation": { try signing("violation.noticed", EventSamples.notice(), $0) },
    "words": { $0.page(PlainWordsView($0).lines(of: try Fixtures.catalogue())) },
    "alerts": {
      AlertsView($0).text(of: try AlertSamples.all(), at: try AlertSamples.now(), size: 1588)
    },
    "alerts.none": { AlertsView($0).text(of: [], at: try AlertSamples.now(), size: 1223) },
    "acts": { page in
      page.table(ActListView(page).table(of: [try ActSamples.registration()]), as: .table)
    },
    "act": { ActView($0).text(of: try ActSamples.registration()) },
    "reasons.not-taken": notTaken, "reasons.set-aside": setAside,
  ]

  private static func verification(
    _ page: Presentation, of report: VerificationReport
  ) throws -> String {
    VerificationView(page, catalogue: try Fixtures.catalogue()).text(of: report)
  }

  // MARK: Receipts

  private static func receipt(_ page: Presentation) throws -> String {
    let facts = ReceiptFacts(
      index: 1302, entry: try EventSamples.report().entry,
      type: try Fixtures.type("report.submitted"), standing: .stands,
      treeHead: TreeHead(size: 1303, root: Hash.of([5])))
    return ReceiptView(page).text(of: facts)
  }

  private static func receiptSetAside(_ page: Presentation) throws -> String {
    let facts = ReceiptFacts(
      index: 1303, entry: try EventSamples.foreignReport().entry,
      type: try Fixtures.type("region.renamed"), standing: EventSamples.outOfScope,
      treeHead: TreeHead(size: 1304, root: Hash.of([6])), isRepeated: true)
    return ReceiptView(page).text(of: facts)
  }

  // MARK: The Monday

  private static func boardProof(_ page: Presentation) throws -> String {
    let digest = Hash.of([3])
    let held = try [digest, Hash.of([4])].map { try BoardSamples.held(showing: $0) }
    return page.page([]) + BoardProofView(page).text(of: digest, held: held)
  }

  // MARK: Events

  /// The statement is known to the reader, the note on a topic is not.
  private static func showReport(_ page: Presentation) throws -> String {
    let (entry, openings) = try EventSamples.report()
    var details = EventDetails(
      index: 1302, entry: entry, type: try Fixtures.type("report.submitted"), standing: .stands)
    details.clearValues.add(
      openings.filter { "\($0.pointer)" == "/data/statement" }, of: entry.event)
    details.timeBounds = TimeBounds(
      of: entry, at: 1302, anchorReceived: entry.received.advanced(by: -86_400), cosigned: [],
      confirmation: Record(index: 1310, entry: try EventSamples.receipt().entry))
    return EventView(page).text(of: details)
  }

  private static func showShipment(_ page: Presentation) throws -> String {
    let entry = try EventSamples.receipt().entry
    var details = EventDetails(
      index: 1310, entry: entry, type: try Fixtures.type("shipment.received"),
      standing: .setAside(
        StandingReason(StandingReason.keyCompromised, .fromEntry("1300"))))
    details.timeBounds = TimeBounds(
      of: entry, at: 1310, anchorReceived: nil, cosigned: [], confirmation: nil)
    return EventView(page).text(of: details)
  }

  private static func showCorrected(_ page: Presentation) throws -> String {
    let notice = try EventSamples.notice().entry
    let correction = try EventSamples.correction(
      of: notice.event, to: "village_head_neutrality"
    ).entry
    return EventView(page).text(of: try corrected(notice, by: [(correction, nil)]))
  }

  private static func showConflict(_ page: Presentation) throws -> String {
    let notice = try EventSamples.notice().entry
    let first = try EventSamples.correction(of: notice.event, to: "village_head_neutrality").entry
    let second = try EventSamples.correction(of: notice.event, to: "money_politics").entry
    return EventView(page).text(of: try corrected(notice, by: [(first, nil), (second, nil)]))
  }

  private static func corrected(
    _ notice: Entry, by corrections: [(entry: Entry, replaces: Hash?)]
  ) throws -> EventDetails {
    let row: JSON = [
      "corrections": .array(corrections.map { ["hash": .string("\($0.entry.event.hash)")] })
    ]
    guard let amendments = AmendmentRow(try Fixtures.value(row)) else {
      throw FixtureError.malformed("an amendment")
    }
    return EventDetails(
      index: 1200, entry: notice, type: try Fixtures.type("violation.noticed"), standing: .stands,
      amendments: amendments,
      corrections: corrections.map { Record(index: 1201, entry: $0.entry) })
  }

  /// Confirmed before it was corrected, and after; and disputed.
  private static func showDisputed(_ page: Presentation) throws -> String {
    let notice = try EventSamples.notice().entry
    let correction = try EventSamples.correction(
      of: notice.event, to: "village_head_neutrality"
    ).entry
    var details = try corrected(notice, by: [(correction, nil)])
    details.amendments = try assessed(by: correction.event.hash)
    details.disputeType = try Fixtures.type("record.disputed")
    return EventView(page).text(of: details)
  }

  private static func assessed(by correction: Hash) throws -> AmendmentRow {
    let hash = JSON.string("\(Hash.of([3]))")
    let row: JSON = [
      "corrections": [["hash": .string("\(correction)")]],
      "confirmations": [
        ["desk": "bawaslu-64.11", "hash": hash, "index": 1198],
        [
          "correction": .string("\(correction)"), "desk": "bawaslu-64", "hash": hash,
          "index": 1206,
        ],
      ],
      "disputes": [["desk": "kpu-64.11", "hash": hash, "index": 1210, "reason": "other_class"]],
    ]
    guard let amendments = AmendmentRow(try Fixtures.value(row)) else {
      throw FixtureError.malformed("an amendment")
    }
    return amendments
  }

  private static func log(_ page: Presentation) throws -> String {
    let view = EventLineView(page)
    let notice = try EventSamples.notice().entry
    let assessed = try assessed(by: Hash.of([2]))
    let events: [(UInt64, Entry, String, Standing)] = [
      (1200, notice, "violation.noticed", .stands),
      (
        1201, try EventSamples.correction(of: notice.event, to: "village_head_neutrality").entry,
        "record.corrected", .stands
      ),
      (1302, try EventSamples.report().entry, "report.submitted", .stands),
      (1303, try EventSamples.foreignReport().entry, "region.renamed", EventSamples.outOfScope),
      (1310, try EventSamples.receipt().entry, "shipment.received", .stands),
    ]
    return page.page(
      try events.flatMap { index, entry, type, standing in
        view.lines(
          index: index, entry: entry, type: try Fixtures.type(type), standing: standing,
          amendments: index == 1310 ? assessed : nil)
      })
  }

  // MARK: Forms

  private static func form(
    _ type: String, named name: String, _ page: Presentation
  ) throws -> String {
    FormHelpView(EventForm(of: try Fixtures.type(type)), page).text(named: name)
  }

  private static func signing(
    _ type: String, _ sample: (entry: Entry, openings: [Opening]), _ page: Presentation
  ) throws -> String {
    SigningView(page).text(
      of: UnsignedEvent(event: sample.entry.event, openings: sample.openings),
      type: try Fixtures.type(type))
  }

  // MARK: Tables

  private static func keys(_ page: Presentation) throws -> String {
    guard let first = Fixtures.fingerprint, let second = Fixtures.otherFingerprint else {
      throw FixtureError.malformed("a fingerprint")
    }
    let keys = [(first, try keyRow(ended: false)), (second, try keyRow(ended: true))]
    return page.table(KeyListView(page).table(of: keys), as: .table)
  }

  private static func witnesses(_ page: Presentation) throws -> String {
    let signing = try ReportSamples.registrar()
    let names = ["bawaslu.example/saksi", "unmul.example/saksi"]
    let keys = try names.map {
      NoteVerifier(
        name: try KeyName($0), algorithm: .cosignatureV1, publicKey: signing.publicKey)
    }
    let table = WitnessListView(page).table(of: [(keys[0], 1302), (keys[1], nil)])
    return page.table(table, as: .table)
  }

  private static func keyJSON(ended: Bool) throws -> JSON {
    var members: [(name: String, value: JSON)] = [
      ("desk", "kpu-64.11"), ("role", ended ? "kpu" : "desk"), ("scope", "64.11"),
      ("verifier", .string("\(try ReportSamples.registrar())")),
      ("broughtInBy", .string("\(Hash.of([8]))")),
      ("since", 1170), ("head", 1204), ("headHash", .string("\(Hash.of([9]))")),
      ("anchorSize", 1290), ("entries", 1205), ("newest", 1310),
    ]
    if ended {
      members += [("ended", "revoked"), ("endedAt", 1311), ("setAsideFrom", 1300)]
      members.append(("reaches", [["at": 1311, "from": 1300]]))
    }
    return JSON(members: members)
  }

  private static func keyRow(ended: Bool) throws -> KeyRow {
    guard let row = KeyRow(try Fixtures.value(try keyJSON(ended: ended))) else {
      throw FixtureError.malformed("a key")
    }
    return row
  }

  private static func keyRows(_ page: Presentation) throws -> String {
    let rows = [
      StoredRow(key: "00112233445566aa", value: try keyJSON(ended: true).canonicalBytes()),
      StoredRow(key: "9f2c41d07be3a856", value: try keyJSON(ended: false).canonicalBytes()),
    ]
    return page.table(ProjectionView(page).table(of: rows, in: KeyRow.definition), as: .table)
  }

  private static func desks(_ page: Presentation) throws -> String {
    let agency: JSON =
      "Badan Kesatuan Bangsa dan Politik Kabupaten Mahakam Ulu, Bidang Politik Dalam Negeri"
    let row: JSON = [
      "level": "regency", "scope": "64.11", "hostAgency": agency, "keys": ["9f2c41d07be3a856"],
      "entries": 2, "newest": 1188,
    ]
    return page.table(
      ProjectionView(page).table(
        of: [StoredRow(key: "64.11", value: try row.canonicalBytes())], in: DeskRow.definition),
      as: .table)
  }

  private static func noRows(_ page: Presentation) throws -> String {
    page.table(ProjectionView(page).table(of: [], in: DeskRow.definition), as: .table)
  }

  // MARK: Reasons

  private static func violations(_ page: Presentation) throws -> String {
    let data: JSON = [
      "report": "REP-1", "kind": "nothing_to_report", "condition": "critical", "colour": "red",
      "statement": "pendek", "districtsHeard": -1,
      "sources": [["kind": "bupati", "region": "64.72.01"]], "topics": [],
    ]
    let type = try Fixtures.type("report.submitted")
    guard let key = Fixtures.fingerprint else { throw FixtureError.malformed("a fingerprint") }
    let sealed = try Sealer(ledger: nil, author: Author(desk: "64.72", key: key), number: 1) {
      [UInt8](repeating: 0, count: Opening.saltByteCount)
    }.seal(data, type: type, corrected: nil)
    let found = type.violations(in: try Fixtures.value(sealed.data)) + sealed.violations
    return page.page(
      ViolationsView(page).lines(of: found, in: type))
  }

  private static func notTaken(_ page: Presentation) throws -> String {
    page.page(
      ReasonSamples.notTaken.flatMap {
        ["\($0.rule):"] + $0.explanation.text(in: page.language).wrapped(to: page.width)
      })
  }

  private static func setAside(_ page: Presentation) throws -> String {
    page.page(
      StandingReason.worded.sorted().flatMap { code in
        "\(code): \(StandingReason(code).phrase[page.language])".wrapped(to: page.width)
      })
  }
}
