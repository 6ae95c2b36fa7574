package import EventLedger

/// The versions of the rules that a ledger has had.
package struct RulesListView {
  private let presentation: Presentation

  package init(_ presentation: Presentation) { self.presentation = presentation }

  /// The versions in the order in which they came into force.
  ///
  /// `catalogue`: what this program has.
  package func table(of rules: [RulesVersion], known catalogue: Catalogue) -> TextTable {
    var table = TextTable(columns, emptyNote: "")
    for (position, version) in rules.enumerated() {
      let isInForce = position == rules.count - 1
      let isKnown = catalogue.known(version) != nil
      table.append([
        .ordinal(Int64(version.version)), .text("\(version.digest)"),
        .ordinal(Int64(version.judgesFrom)),
        .term(
          code: isInForce ? "in-force" : "replaced",
          label: presentation.say(
            isInForce ? Words.inForce : Phrase(id: "diganti", en: "replaced"))),
        .term(
          code: isKnown ? "known" : "newer",
          label: presentation.say(
            isKnown
              ? Phrase(id: "dimiliki program ini", en: "this program has them")
              : Phrase(id: "lebih baru dari program ini", en: "newer than this program"))),
      ])
    }
    return table
  }

  private var columns: [TextTable.Column] {
    [
      .init("version", title: presentation.say(Phrase(id: "Aturan versi", en: "Rules version"))),
      .init("digest", title: presentation.say(Phrase(id: "Ringkasan", en: "Digest"))),
      .init("from", title: presentation.say(Phrase(id: "Mulai entri", en: "From entry"))),
      .init("state", title: presentation.say(Words.state)),
      .init("program", title: presentation.say(Phrase(id: "Program", en: "Program"))),
    ]
  }
}
