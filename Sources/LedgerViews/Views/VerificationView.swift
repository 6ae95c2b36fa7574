package import EventLedger
import TransparencyLog

/// A verification's report for people: what it rests on, the five proofs, what is wrong, and in
/// plain words what this run proves and what it could not exclude.
package struct VerificationView {
  private let presentation: Presentation
  /// What the bases in law of an erasure are called.
  private let bases: ChoiceLabels

  private let catalogue: Catalogue

  /// `catalogue`: the rules that the ledger was verified under.
  package init(_ presentation: Presentation, catalogue: Catalogue) {
    self.presentation = presentation
    self.catalogue = catalogue
    bases = ChoiceLabels(of: catalogue.type(named: LedgerType.privateDataErased), at: "basis")
  }

  /// The report; the banner of an exercise stands above it also when only the ledger itself
  /// says that it is one.
  ///
  /// `altered`: what stands at the first entry that was altered, where it can be read.
  package func text(of report: VerificationReport, altered: Event? = nil) -> String {
    var presentation = presentation
    if report.ledger?.isRehearsal == true { presentation.isRehearsal = true }
    let parts = VerificationPart.allCases.flatMap { lines(of: $0, in: report) }
    let summary = VerificationSummary(report).paragraphs.map(presentation.say)
    let opening = opening(of: report, altered: altered).map { wrap([$0]) + [""] } ?? []
    return presentation.page(
      opening + wrap(report.basis.map(presentation.say)) + [""] + identity(of: report) + [""]
        + parts + setAside(in: report) + authors(of: report) + [""] + wrap(summary)
        + terms(in: identity(of: report) + parts + summary))
  }

  /// The first alteration; nil where no entry is named.
  func opening(of report: VerificationReport, altered: Event?) -> String? {
    report.firstAlteration.map { alteration in
      let view = FirstAlterationView(
        alteration: alteration, event: altered, catalogue: catalogue, presentation: presentation)
      return presentation.say(view.paragraph)
    }
  }

  private func wrap(_ texts: [String], indent: Int = 0) -> [String] {
    let margin = String(repeating: " ", count: indent)
    return texts.flatMap { $0.wrapped(to: presentation.width - indent) }.map { margin + $0 }
  }

  private func identity(of report: VerificationReport) -> [String] {
    identityItems(of: report).lines(width: presentation.width)
  }

  /// Which ledger it is, and who has acted as its registrar.
  func identityItems(of report: VerificationReport) -> [LabelledText] {
    var items: [LabelledText] = []
    if let ledger = report.ledger {
      items += [
        item(Words.ledger, ledger.title.printable), item(Words.origin, ledger.origin.printable),
        item(Words.genesis, "\(ledger.genesis)"),
      ]
    }
    items.append(item(Words.treeSize, String(report.size)))
    items += report.root.map { [item(Words.root, "\($0)")] } ?? []
    items += report.restarts.map { restart in
      item(
        Phrase(id: "Dimulai ulang", en: "Restarted"), presentation.say(said(of: restart)))
    }
    items += report.registrars.map { acting in
      item(acting.role.phrase, "\(acting.key) (\(presentation.say(used(acting))))")
    }
    return items
  }

  private func said(of restart: LogKeys.Tenure) -> Phrase {
    let sizes = (restart.lost ?? []).map { String($0.size) }.joined(separator: ", ")
    let lost =
      sizes.isEmpty
      ? Phrase(verbatim: "")
      : Phrase(
        id: "; titik periksa yang hilang: \(sizes)", en: "; lost checkpoints: \(sizes)")
    return Phrase(
      id: "di entri \(restart.since) sebagai \(restart.key.name)",
      en: "at entry \(restart.since) as \(restart.key.name)") + lost
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
      + (part == .sealedValues ? erasures(in: report) : [])
  }

  /// What was lawfully erased: a desk, a class and a basis in law in each line.
  private func erasures(in report: VerificationReport) -> [String] {
    guard !report.erasures.isEmpty else { return [] }
    let items = report.erasures.map { group in
      LabelledText(
        label: group.count.grouped(in: presentation.language), text: text(of: group), depth: 3)
    }
    return wrap(["\(presentation.say(Words.erasedValues)):"], indent: 4)
      + items.lines(width: presentation.width)
  }

  /// Whose it was, what was erased, and on which basis in law.
  func text(of group: ErasureCount) -> String {
    let kind = group.kind == "person" ? Words.person : Words.narrative
    let basis = bases.label(of: group.basis, in: presentation)
    return "\(presentation.desk(group.desk)), \(presentation.say(kind)): \(basis)"
  }

  /// What is said of a part, in a word and in a sentence.
  func verdict(
    of part: VerificationPart, in report: VerificationReport
  ) -> (word: Phrase, text: Phrase) {
    switch report[part] {
    case .holds where part == .commonHistory:
      (
        Words.confirmed,
        report.confirmations.phrase(of: report.size, in: presentation)
          + remark(on: part, in: report)
      )
    case .notChecked(let reason) where part == .commonHistory:
      (Words.notChecked, [reason.phrase, report.confirmations.shortOfQuorum].joined())
    case .holds: (Words.holds, part.meaning + remark(on: part, in: report))
    case .fails(let findings):
      (Words.fails, FindingDigest(report).told(of: findings).count)
    case .notChecked(let reason) where part == .sealedValues:
      (Words.notChecked, reason.phrase + (report.sealed?.misfitRemark ?? Phrase(verbatim: "")))
    case .notChecked(let reason): (Words.notChecked, reason.phrase)
    }
  }

  /// What belongs beside a proof that holds: declared gaps, rows that lag behind.
  private func remark(on part: VerificationPart, in report: VerificationReport) -> Phrase {
    switch part {
    case .commonHistory where report.lostAnchors > 0:
      Phrase(
        id: "; \(report.lostAnchors) jangkar ke riwayat yang hilang",
        en: "; \(report.lostAnchors) anchors into the history that was lost")
    case .completeness: gaps(in: report) + equivocations(in: report)
    case .sealedValues: report.sealed?.remark ?? Phrase(verbatim: "")
    case .state:
      report.projections.map { $0.lag(in: report.size) }.max().flatMap { lag in
        lag == 0
          ? nil
          : Phrase(id: "; tabel tersimpan tertinggal ", en: "; the stored tables are behind by ")
            + Phrase.count(lag, id: "entri", one: "entry", many: "entries")
      } ?? Phrase(verbatim: "")
    case .file where report.copySize != nil:
      Phrase(
        id: "; berkas ini salinan dari waktu lampau dan tidak menerima entri",
        en: "; the file is a copy of an earlier time and takes no entries")
    default: Phrase(verbatim: "")
    }
  }

  private func gaps(in report: VerificationReport) -> Phrase {
    guard report.declaredGaps > 0 else { return Phrase(verbatim: "") }
    return Phrase(
      id: "; \(report.declaredGaps) celah dinyatakan para pendaftar kunci",
      en: "; \(report.declaredGaps) gaps declared by the registrars")
  }

  private func equivocations(in report: VerificationReport) -> Phrase {
    guard report.equivocations > 0 else { return Phrase(verbatim: "") }
    return Phrase(id: "; ", en: "; ")
      + Phrase.count(
        report.equivocations, id: "nomor ditandatangani dua kali", one: "number signed twice",
        many: "numbers signed twice")
  }

  // MARK: Findings

  private func findings(of part: VerificationPart, in report: VerificationReport) -> [String] {
    guard let findings = report[part].findings else { return [] }
    let told = FindingDigest(report).told(of: findings)
    return told.first.flatMap { lines(of: $0) }
      + wrap([told.others].compactMap(\.self).map(presentation.say), indent: 4)
  }

  private func lines(of finding: Finding) -> [String] {
    let sides = [
      LabelledText(
        label: presentation.say(Words.expected),
        text: presentation.say(finding.expected.phrase), depth: 3),
      LabelledText(
        label: presentation.say(Words.found),
        text: presentation.say(finding.found.phrase), depth: 3),
    ]
    let remedy = finding.remedy.map { wrap([presentation.say($0)], indent: 6) } ?? []
    return wrap([presentation.say(finding.sentence)], indent: 4)
      + sides.lines(width: presentation.width) + remedy
  }

  private func authors(of report: VerificationReport) -> [String] {
    guard let heading = authorHeading(of: report) else { return [] }
    return [""] + wrap([presentation.say(heading)])
      + authorItems(of: report).map { LabelledText(label: $0.label, text: $0.text, depth: 1) }
      .lines(width: presentation.width)
  }

  /// Over which period there are events; nil where there are none.
  func authorHeading(of report: VerificationReport) -> Phrase? {
    let (first, last) = (report.authors.map(\.first).min(), report.authors.map(\.last).max())
    guard let first, let last else { return nil }
    let (from, to) = (presentation.time(first).prefix(10), presentation.time(last).prefix(10))
    return Phrase(
      id: "Ditulis atas nama (diterima \(from) sampai \(to), menurut log)",
      en: "Written in the name of (received \(from) to \(to), by the log's word)")
  }

  /// In whose name there are events, how many, and by how many keys.
  func authorItems(of report: VerificationReport) -> [LabelledText] {
    report.authors.map { author in
      let count =
        Phrase.count(author.events, id: "peristiwa", one: "event", many: "events")
        + Phrase(verbatim: ", ") + Phrase.count(author.keys, id: "kunci", one: "key", many: "keys")
      return LabelledText(label: presentation.say(count), text: presentation.desk(author.desk))
    }
  }

  private func terms(in lines: [String]) -> [String] {
    let items = termItems(in: lines.joined(separator: " ")).map {
      LabelledText(label: $0.label, text: $0.text, depth: 1)
    }
    guard !items.isEmpty else { return [] }
    return [""] + wrap([presentation.say(Words.terms)]) + items.lines(width: presentation.width)
  }

  /// What the words of the trade in a text mean.
  func termItems(in text: String) -> [LabelledText] {
    Term.used(in: text, presentation.language).map {
      LabelledText(label: presentation.say($0.name), text: presentation.say($0.meaning))
    }
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

extension Finding {
  /// Where something is wrong, and by which rule.
  var sentence: Phrase {
    place.phrase
      + Phrase(id: " tidak memenuhi aturan \"", en: " does not keep the rule \"")
      + RulePhrases.phrase(of: rule) + Phrase(verbatim: "\" (\(rule))")
  }
}

extension Finding {
  /// How what was added to a file is taken away again; nil where nothing was.
  var remedy: Phrase? {
    guard rule == Rule.structure, expected == .none, case .object(let object) = place else {
      return nil
    }
    let words = object.split(separator: " ", maxSplits: 1).map(String.init)
    guard words.count == 2, ["table", "index", "trigger", "view"].contains(words[0]),
      !words[1].hasPrefix("sqlite_")
    else { return nil }
    let name = words[1].replacing("\"", with: "\"\"").printable
    let statement = "DROP \(words[0].uppercased()) \"\(name)\""
    return Phrase(
      id: "bukan bagian buku besar; di salinan dapat dibuang dengan: \(statement)",
      en: "no part of a ledger; in a copy it can be dropped by: \(statement)")
  }
}

extension Confirmations {
  /// Proof 4 in sizes: who has confirmed how much, and what rests on the log key alone.
  fileprivate func phrase(of size: UInt64, in presentation: Presentation) -> Phrase {
    var parts: [Phrase?] = []
    if let witnessed {
      parts.append(
        Phrase(
          id: "disaksikan sampai \(witnessed.size) "
            + "(\(witnessed.witnesses) dari \(witnessed.witnessesNamed) saksi, kuorum tercapai)",
          en: "witnessed to \(witnessed.size) "
            + "(\(witnessed.witnesses) of \(witnessed.witnessesNamed) witnesses, quorum met)"))
    }
    if let shortOfQuorum { parts.append(shortOfQuorum) }
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
    return parts.joined()
  }

  /// How far too few witnesses have gone on.
  fileprivate var shortOfQuorum: Phrase? {
    cosigned.map {
      Phrase(
        id: "\($0.witnesses) dari \($0.witnessesNamed) saksi sampai \($0.size), kuorum belum "
          + "tercapai",
        en: "\($0.witnesses) of \($0.witnessesNamed) witnesses to \($0.size), quorum not met")
    }
  }
}

extension [Phrase?] {
  /// The phrases there are, with a dot between them.
  fileprivate func joined() -> Phrase {
    Phrase(
      id: compactMap { $0?.indonesian }.joined(separator: " · "),
      en: compactMap { $0?.english }.joined(separator: " · "))
  }
}
