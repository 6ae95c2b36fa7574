import DeskPilkada
import EventLedger
import LedgerViews

/// What is thrown when something that a person asked for is refused.
extension Session {
  /// The event was not taken in.
  func error(_ obstacle: NotTaken) -> LedgerError {
    error(.notTaken, obstacle.explanation)
  }

  /// The event would be set aside, and so it was not signed.
  func error(_ reason: StandingReason) -> LedgerError {
    let nothing = Phrase(
      id: "tidak ada yang ditandatangani atau dicatat", en: "nothing was signed or written")
    return error(.notStanding, Explanation(reason.explanation.fact, hint: nothing))
  }

  /// What was to be signed is no event, or what was sent is none.
  func error(_ error: EventError) -> LedgerError {
    let explanation = error.explanation
    let beginning = Phrase(id: "peristiwa tidak sah: ", en: "not a valid event: ")
    return self.error(
      .invalidData, Explanation(beginning + explanation.fact, hint: explanation.hint))
  }

  /// Plain options cannot be read, or name a region that is not the one.
  ///
  /// `type`: the type as it was called. `presentation`: to list regions by name.
  func error(
    _ error: FormError, type: String, presentation: Presentation? = nil
  ) -> any Error {
    let explanation = error.explanation(of: type)
    guard case .region(let regions, _) = error else {
      return UsageError(explanation.fact, hint: explanation.hint)
    }
    let items = presentation.map { RegionListView($0).lines(of: regions.codes) } ?? []
    return Refusal(fact: explanation.fact, hint: explanation.hint, items: items)
  }

  /// What a search for a region finds; where it finds none, the regions to choose among are told.
  func found(
    in presentation: Presentation, _ find: () throws(RegionSearchError) -> FoundRegion
  ) throws -> FoundRegion {
    do {
      return try find()
    } catch {
      throw self.error(error, presentation: presentation)
    }
  }

  /// A person named a region that is not there, or not the only one.
  func error(_ error: RegionSearchError, presentation: Presentation) -> Refusal {
    let explanation = error.explanation(of: nil)
    return Refusal(
      fact: explanation.fact, hint: explanation.hint,
      items: RegionListView(presentation).lines(of: error.codes))
  }

  /// A line of a batch or script, to stand before what is wrong with it.
  func line(_ number: Int) -> Phrase {
    Phrase(id: "baris \(number)", en: "line \(number)")
  }

  private func error(_ code: LedgerError.Code, _ explanation: Explanation) -> LedgerError {
    LedgerError(code, explanation.fact, hint: explanation.hint)
  }

  /// The type that people call by a name, short or whole.
  func type(named name: String) throws -> EventType {
    guard let type = catalogue.type(named: name) else {
      let explanation = NotTaken.unknownType(name).explanation
      let hint = Phrase(
        id: "\"ledger types\" menampilkan semuanya", en: "\"ledger types\" lists them")
      throw LedgerError(.notTaken, explanation.fact, hint: hint)
    }
    return type
  }
}
