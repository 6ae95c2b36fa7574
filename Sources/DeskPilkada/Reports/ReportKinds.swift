import CanonicalJSON
import EventLedger

extension PilkadaType {
  package static let obligationWaived = "obligation.waived"
  package static let reportSubmitted = "report.submitted"
  package static let reportReturned = "report.returned"
  package static let outreachHeld = "outreach.held"
}

/// The kinds of events about what desks report.
enum ReportKinds {
  static let all: [any DomainKind<Register>] = [waived, submitted, returned, outreach]

  static let waived = PilkadaKind(about: PilkadaType.obligationWaived) { record in
    let key = ComplianceRow.key(
      meeting: record.data.text("meeting") ?? "", desk: record.data.text("desk") ?? "")
    return Keyed(key, ObligationWaived(record))
  }

  static let submitted = PilkadaKind(about: PilkadaType.reportSubmitted) { record in
    Keyed(record.data.text("report"), ReportSubmitted(record))
  } objection: { (event, register) throws(RowError) in
    if let reason = event.objection(toLabel: .report)
      ?? event.objection(toRepeating: "topic", in: "topics", PilkadaObjection.topicTwice)
    {
      return reason
    }
    for source in event.data.list("sources") {
      if let reason = try register.objection(toRegion: source.text("region") ?? "") {
        return reason
      }
    }
    return nil
  }

  static let returned = PilkadaKind(about: PilkadaType.reportReturned) { record in
    Keyed(record.data.text("report"), ReportReturned(record))
  } objection: { event, _ in
    event.objection(toEarly: "newDueAt")
  }

  static let outreach = PilkadaKind(about: PilkadaType.outreachHeld, read: OutreachHeld.init)
}
