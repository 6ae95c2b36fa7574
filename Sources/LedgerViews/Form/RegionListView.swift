package import DeskPilkada
import EventLedger

/// Regions to choose among, each with what it lies in.
package struct RegionListView {
  private let presentation: Presentation

  package init(_ presentation: Presentation) { self.presentation = presentation }

  /// A line for each code.
  package func lines(of codes: [String]) -> [String] {
    codes.flatMap { "- \(presentation.regionPath($0))".wrapped(to: presentation.width) }
  }

  /// That a code which was given has been replaced.
  package func line(of found: FoundRegion) -> String {
    presentation.say(
      Phrase(
        id: "\(found.oldCode ?? "") sudah diganti; dipakai \(presentation.regionPath(found.code))",
        en: "\(found.oldCode ?? "") was replaced; used is \(presentation.regionPath(found.code))"))
  }
}
