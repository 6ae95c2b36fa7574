package import CanonicalJSON
package import EventLedger
package import JSONSchema
import TransparencyLog

/// What an author asks of the ledger while writing the next event: nothing of it takes anything in.
package protocol AuthorQuestions {
  /// What the ledger's first event fixed.
  mutating func genesis() throws -> Genesis
  /// What a key's next event must say of itself; nil when the log does not know the key.
  mutating func chainHead(of key: Fingerprint) throws -> EventWriter.ChainHead?
  /// For the data of a correction the type of the event it corrects; nil for other data.
  func correctedType(in data: JSON, under catalogue: Catalogue) throws -> EventType?
  /// What stands against an event that is not signed yet; nil when it would be taken in and stand.
  mutating func objection(to unsigned: UnsignedEvent) throws -> CommitOutcome?
  /// In which ways a correction that would be set aside makes its event unfit for its type.
  mutating func misfit(
    of correction: Event, under catalogue: Catalogue
  ) throws -> (type: EventType, violations: [JSONSchemaViolation])?
}

extension Intake: AuthorQuestions {
  /// What the ledger's first event fixed.
  package mutating func genesis() throws -> Genesis {
    guard let genesis = try state.genesis() else {
      throw LedgerError(
        .notALedger,
        Phrase(id: "buku besar ini belum dibuka", en: "the ledger has not been opened"))
    }
    return genesis
  }

  /// In which ways a correction that would be set aside makes its event unfit for its type.
  package mutating func misfit(
    of correction: Event, under catalogue: Catalogue
  ) throws -> (type: EventType, violations: [JSONSchemaViolation])? {
    let entry = try entry(ofUnsigned: correction)
    let prepared = PreparedEntry(entry, at: state.size, catalogue: catalogue)
    let fetched = try state.judge(prepared, in: ledger).fetched
    return try state.misfit(of: Record(index: state.size, entry: entry), fetched: fetched)
  }

  /// For the data of a correction the type of the event it corrects, which describes the corrected
  /// values; nil for other data.
  package func correctedType(in data: JSON, under catalogue: Catalogue) throws -> EventType? {
    guard data.value(at: JSONPointer(tokens: ["values"])) != nil,
      case .string(let text)? = data.value(at: JSONPointer(tokens: ["event"])),
      let hash = Hash(hex: text), let index = try ledger.index(of: hash),
      let bytes = try ledger.entry(at: index), let entry = try? Entry(bytes)
    else { return nil }
    return catalogue.types[entry.event.type]
  }
}
