package import EventLedger
import LedgerService

/// A refusal as a terminal shows it: what is wrong, what to do, and what else must be known.
package struct RefusalView {
  private let language: Language
  private let width: Int

  package init(language: Language, width: Int) {
    self.language = language
    self.width = width
  }

  package func lines(of refusal: any WordedRefusal) -> [String] {
    refusal.advice.complaint(in: language) + particulars(of: refusal)
  }

  private func particulars(of refusal: any WordedRefusal) -> [String] {
    switch refusal {
    case let refusal as WritingRefusal:
      guard case .violations(let violations, let type) = refusal else { return [] }
      return ViolationsView(presentation()).lines(of: violations, in: type)
    case let plain as PlainRefusal: return particulars(of: plain.refusal)
    case let line as LineRefusal: return particulars(of: line.refusal)
    case let batch as BatchRefusal:
      let nothing = Phrase(id: "tidak ada yang dicatat", en: "nothing was appended")
      return particulars(of: batch.line)
        + ([nothing] + batch.equivocations.phrases).map { $0[language] }
    case let fault as StatementFault:
      guard case .region(let regions, _) = fault.error else { return [] }
      return RegionListView(presentation(fault.regionNames)).lines(of: regions.codes)
    default: return []
    }
  }

  private func presentation(_ names: [String: String] = [:]) -> Presentation {
    Presentation(
      language: language, width: width, offsetMinutes: 0, isRehearsal: false, regionNames: names)
  }
}
