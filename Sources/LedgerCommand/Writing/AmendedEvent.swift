import CanonicalJSON
import EventLedger
import LedgerService
import LedgerStore
import TransparencyLog

/// An earlier event that an amendment is about.
struct AmendedEvent {
  let session: Session
  let entry: Entry
  let type: EventType
  /// The correction that a further one must say it follows.
  let lastCorrection: Hash?

  init(named name: String, session: Session) throws {
    self.session = session
    let ledger = try session.open()
    entry = try ledger.entry(try ledger.index(named: name))
    guard let type = session.catalogue.types[entry.event.type] else {
      throw LedgerError(
        .notFound,
        Phrase(
          id: "aturan tidak mempunyai jenis \(entry.event.type)",
          en: "the rules have no type \(entry.event.type)"))
    }
    self.type = type
    var state = try ledger.state(under: session.catalogue)
    lastCorrection = try state.amendment(of: entry.event.hash)?.corrections.last?.hash
  }

  func amend(
    _ type: String, members: [(name: String, value: JSON)] = [], reason: String? = nil,
    explanation: String? = nil, receipt: String?
  ) async throws {
    var members = members
    members.append(("event", .string("\(entry.event.hash)")))
    if let reason { members.append(("reason", .string(reason))) }
    if let explanation { members.append(("explanation", .string(explanation))) }
    let data = JSON(members: members)
    let subject = entry.event.subject
    try await SingleAppend(session: session, receiptPath: receipt).run { _, now in
      .init(
        type: "\(LedgerType.prefix).\(type).v1", subject: subject, time: now, data: data)
    }
  }
}
