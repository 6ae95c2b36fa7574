import CanonicalJSON
import DeskPilkada
package import EventLedger
import JSONSchema

/// The plain words for the types that desks write every day, as far as the rules have them.
package struct PlainWordsView {
  private let presentation: Presentation

  package init(_ presentation: Presentation) { self.presentation = presentation }

  package func lines(of catalogue: Catalogue) -> [String] {
    let items = PlainWord.allCases.compactMap { word -> LabelledText? in
      guard let type = catalogue.type(named: word.type) else { return nil }
      let label = type.schema.root.label.map { presentation.say(Phrase($0)) + " " } ?? ""
      return LabelledText(label: word.rawValue, text: "\(label)(\(type.shortName))", depth: 1)
    }
    let more = Phrase(
      id: "Isiannya: ledger append \(PlainWord.report) --help. Semua jenis: ledger types.",
      en: "Their fields: ledger append \(PlainWord.report) --help. All types: ledger types.")
    return [presentation.say(Words.plainWords)] + items.lines(width: presentation.width)
      + presentation.say(more).wrapped(to: presentation.width)
  }
}
