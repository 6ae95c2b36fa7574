import DeskPilkada
import EventLedger
import LedgerService
import LedgerViews

/// What is thrown when something that a person asked for is refused.
extension Session {
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
}
