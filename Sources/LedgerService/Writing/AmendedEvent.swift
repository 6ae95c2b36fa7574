import CanonicalJSON
package import EventLedger
import LedgerStore
import TransparencyLog

/// An earlier event that an amendment is about.
package struct AmendedEvent {
  package let entry: Entry
  package let type: EventType
  /// The correction that a further one must say it follows.
  private let lastCorrection: Hash?

  package init(named name: String, in ledger: LedgerAppender) throws {
    entry = try ledger.writer.reading.entry(named: name)
    guard let type = ledger.workplace.catalogue.types[entry.event.type] else {
      throw ReferenceFault.typeNotInRules(entry.event.type)
    }
    self.type = type
    var state = try ledger.writer.state()
    lastCorrection = try state.amendment(of: entry.event.hash)?.corrections.last?.hash
  }

  /// Why something is amended: a code of the type's schema, and words that are sealed.
  package struct Grounds {
    package let reason: String?
    package let explanation: String?

    package init(reason: String? = nil, explanation: String? = nil) {
      self.reason = reason
      self.explanation = explanation
    }
  }

  /// A draft that gives new values to places, each as `path=value`.
  package func correction(
    _ settings: [String], _ grounds: Grounds, at now: Timestamp
  ) throws -> EventDraft {
    let builder = StatementBuilder(type: type)
    let values = try settings.map { setting -> JSON in
      let (pointer, text) = try StatementBuilder.split(setting)
      let place = JSONPointer(tokens: ["data"] + pointer.tokens)
      return ["pointer": .string("\(place)"), "value": builder.value(text, at: pointer)]
    }
    var members: [(name: String, value: JSON)] = [("values", .array(values))]
    if let lastCorrection { members.append(("replaces", .string("\(lastCorrection)"))) }
    return draft(LedgerType.recordCorrected, members, grounds, at: now)
  }

  /// A draft that takes the event back, and names the one that stands in its place.
  package func withdrawal(
    replacedBy other: AmendedEvent?, _ grounds: Grounds, at now: Timestamp
  ) -> EventDraft {
    let replacement = other.map { [("replacedBy", JSON.string("\($0.entry.event.hash)"))] }
    return draft(LedgerType.recordWithdrawn, replacement ?? [], grounds, at: now)
  }

  /// A draft that says the event is right.
  package func confirmation(at now: Timestamp) -> EventDraft {
    draft(LedgerType.recordConfirmed, [], Grounds(), at: now)
  }

  /// A draft that says it is not.
  package func dispute(_ grounds: Grounds, at now: Timestamp) -> EventDraft {
    draft(LedgerType.recordDisputed, [], grounds, at: now)
  }

  private func draft(
    _ type: String, _ members: [(String, JSON)], _ grounds: Grounds, at now: Timestamp
  ) -> EventDraft {
    var members: [(name: String, value: JSON)] = members.map { (name: $0.0, value: $0.1) }
    members.append(("event", .string("\(entry.event.hash)")))
    if let reason = grounds.reason { members.append(("reason", .string(reason))) }
    if let words = grounds.explanation { members.append(("explanation", .string(words))) }
    return .act(type, subject: entry.event.subject, time: now, data: JSON(members: members))
  }
}
