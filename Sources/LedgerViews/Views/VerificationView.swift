package import EventLedger
import TransparencyLog

/// A verification's report for people: what it rests on, the five proofs, what is wrong, and in
/// plain words what this run proves and what it could not exclude.
package struct VerificationView {
  private let presentation: Presentation

  package init(_ presentation: Presentation) { self.presentation = presentation }

  /// The report; the banner of an exercise stands above it also when only the ledger itself
  /// says that it is one.
  package func text(of report: VerificationReport) -> String {
    var presentation = presentation
    if report.ledger?.isRehearsal == true { presentation.isRehearsal = true }
    let parts = VerificationPart.allCases.flatMap { lines(of: $0, in: report) }
    let summary = [presentation.say(VerificationSummary(report).phrase)]
    return presentation.page(
      wrap([presentation.say(report.trust.phrase)]) + [""] + identity(of: report) + [""]
        + parts + setAside(in: report) + [""] + wrap(summary))
  }

  private func wrap(_ texts: [String], indent: Int = 0) -> [String] {
    let margin = String(repeating: " ", count: indent)
    return texts.flatMap { $0.wrapped(to: presentation.width - indent) }.map { margin + $0 }
  }

  private func identity(of report: VerificationReport) -> [String] {
    var items: [LabelledText] = []
    if let ledger = report.ledger {
      items += [
        item(Words.ledger, ledger.title.printable), item(Words.origin, ledger.origin.printable),
        item(Words.genesis, "\(ledger.genesis)"),
      ]
    }
    items.append(item(Words.treeSize, String(report.size)))
    items += report.root.map { [item(Words.root, "\($0)")] } ?? []
    items += report.registrars.map { acting in
      item(acting.role.phrase, "\(acting.key) (\(presentation.say(used(acting))))")
    }
    return items.lines(width: presentation.width)
  }

  private func used(_ acting: ActingKey) -> Phrase {
    let events = Phrase.count(acting.events, id: "peristiwa", one: "event", many: "events")
    guard let end = acting.endedAt else { return events }
    return events + Phrase(id: ", berakhir di entri \(end)", en: ", ended at entry \(end)")
  }

  private func item(_ label: Phrase, _ text: String) -> LabelledText {
    LabelledText(label: presentation.say(label), text: text)
  }

  // MARK: The parts

  private func lines(of part: VerificationPart, in report: VerificationReport) -> [String] {
    let number = part.proofNumber.map { "\($0) " } ?? "  "
    let (word, text) = verdict(of: part, in: report)
    let head = "\(number)\(presentation.say(part.phrase)): \(presentation.say(word))"
    return wrap([head]) + wrap([presentation.say(text)], indent: 4) + findings(of: part, in: report)
  }

  private func verdict(
    of part: VerificationPart, in report: VerificationReport
  ) -> (word: Phrase, text: Phrase) {
    switch report[part] {
    case .holds where part == .commonHistory:
      (Words.confirmed, report.confirmations.phrase(of: report.size, in: presentation))
    case .holds: (Words.holds, part.meaning + remark(on: part, in: report))
    case .fails(let findings):
      (
        Words.fails,
        Phrase.count(findings.count, id: "temuan", one: "finding", many: "findings")
      )
    case .notChecked(let reason): (Words.notChecked, reason.phrase)
    }
  }

  /// What belongs beside a proof that holds: declared gaps, rows that lag behind.
  private func remark(on part: VerificationPart, in report: VerificationReport) -> Phrase {
    switch part {
    case .completeness where report.declaredGaps > 0:
      Phrase(
        id: "; \(report.declaredGaps) celah dinyatakan para pendaftar kunci",
        en: "; \(report.declaredGaps) gaps declared by the registrars")
    case .sealedValues:
      Phrase(
        id: "; \((report.sealedValuesOpened ?? 0).grouped(in: .indonesian)) dibuka",
        en: "; \((report.sealedValuesOpened ?? 0).grouped(in: .english)) opened")
    case .state:
      report.projections.map { $0.lag(in: report.size) }.max().flatMap { lag in
        lag == 0
          ? nil
          : Phrase(id: "; tabel tersimpan tertinggal ", en: "; the stored tables are behind by ")
            + Phrase.count(lag, id: "entri", one: "entry", many: "entries")
      } ?? Phrase(verbatim: "")
    default: Phrase(verbatim: "")
    }
  }

  // MARK: Findings

  private func findings(of part: VerificationPart, in report: VerificationReport) -> [String] {
    guard let findings = report[part].findings else { return [] }
    let told = findings.first.flatMap { lines(of: $0) }
    let left = findings.count - min(findings.count, UInt64(findings.first.count))
    guard left > 0 else { return told }
    let more =
      Phrase(id: "dan ", en: "and ")
      + Phrase.count(left, id: "temuan lain", one: "more finding", many: "more findings")
    return told + wrap([presentation.say(more)], indent: 4)
  }

  private func lines(of finding: Finding) -> [String] {
    let head =
      finding.place.phrase
      + Phrase(id: " melanggar aturan \(finding.rule): ", en: " breaks the rule \(finding.rule): ")
      + RulePhrases.phrase(of: finding.rule)
    let sides = [
      LabelledText(
        label: presentation.say(Words.expected),
        text: presentation.say(FindingPhrases.phrase(of: finding.expected)), depth: 3),
      LabelledText(
        label: presentation.say(Words.found),
        text: presentation.say(FindingPhrases.phrase(of: finding.found)), depth: 3),
    ]
    return wrap([presentation.say(head)], indent: 4) + sides.lines(width: presentation.width)
  }

  private func setAside(in report: VerificationReport) -> [String] {
    guard !report.setAside.isEmpty else { return [] }
    let items = report.setAside.map { group in
      let reason = StandingReason(group.code).phrase
      return LabelledText(
        label: group.count.grouped(in: presentation.language), text: presentation.say(reason),
        depth: 2)
    }
    return [""] + wrap([presentation.say(Words.setAsideEntries)])
      + items.lines(width: presentation.width)
  }
}

extension Confirmations {
  /// Proof 4 in sizes: who has confirmed how much, and what rests on the log key alone.
  fileprivate func phrase(of size: UInt64, in presentation: Presentation) -> Phrase {
    var parts: [Phrase] = []
    if let witnessed {
      parts.append(
        Phrase(
          id: "disaksikan sampai \(witnessed.size) "
            + "(\(witnessed.witnesses) dari \(witnessed.witnessesNamed) saksi)",
          en: "witnessed to \(witnessed.size) "
            + "(\(witnessed.witnesses) of \(witnessed.witnessesNamed) witnesses)"))
    }
    if let anchored {
      let desks = anchored.desks.map(presentation.desk).joined(separator: ", ")
      parts.append(
        Phrase(
          id: "dijangkar sampai \(anchored.size) oleh \(desks)",
          en: "anchored to \(anchored.size) by \(desks)"))
    }
    if let seen {
      parts.append(
        Phrase(id: "titik periksa simpanan sampai \(seen)", en: "seen to \(seen)"))
    }
    if (self.size ?? 0) < size {
      parts.append(
        Phrase(
          id: "entri di atasnya bersandar pada kunci log saja",
          en: "entries above rest on the log key alone"))
    }
    return Phrase(
      id: parts.map(\.indonesian).joined(separator: " · "),
      en: parts.map(\.english).joined(separator: " · "))
  }
}
