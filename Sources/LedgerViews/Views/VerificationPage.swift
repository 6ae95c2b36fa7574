package import EventLedger
import TransparencyLog

/// A verification's report as one page of HTML, for a screen and for print on A4.
///
/// It says what the report on a terminal says, in the same words, and besides which bytes were
/// verified and how to repeat it. It has no script and needs nothing from elsewhere, and says so to
/// the browser, so that a page made from a hostile ledger does nothing either.
package struct VerificationPage {
  private let presentation: Presentation
  private let view: VerificationView

  /// `catalogue`: the rules that the ledger was verified under.
  package init(_ presentation: Presentation, catalogue: Catalogue) {
    self.presentation = presentation
    view = VerificationView(presentation, catalogue: catalogue)
  }

  /// The whole page.
  ///
  /// `altered`: what stands at the first entry that was altered, where it can be read.
  package func html(
    of report: VerificationReport, altered: Event? = nil, subject: VerificationSubject
  ) -> String {
    let summary = VerificationSummary(report)
    let title = say(Self.title)
    let opening = view.opening(of: report, altered: altered).map { [$0.html.inElement("p")] } ?? []
    let body =
      banner(of: report) + [title.inElement("h1"), verdict(of: report)] + opening
      + report.basis.map { say($0).inElement("p") } + identity(of: report, subject)
      + [say(Self.proofs).inElement("h2")] + proofs(of: report) + setAside(in: report)
      + erasures(in: report)
      + [say(Self.proven).inElement("h2"), say(summary.proven).inElement("p")]
      + [say(summary.heading).inElement("h2")] + list(summary.limits, class: "limits")
    let end = authors(of: report) + terms(in: body.joined()) + repetition(subject)
    let foot = report.root.map { "\(report.size) \($0)" } ?? ""
    return presentation.htmlPage(title, style: "\n\(Self.style(foot: foot))\n", body: body + end)
  }

  private func say(_ phrase: Phrase) -> String { presentation.say(phrase).html }

  private func banner(of report: VerificationReport) -> [String] {
    guard presentation.isRehearsal || report.ledger?.isRehearsal == true else { return [] }
    return [say(Words.rehearsalBanner).inElement("p", class: "banner")]
  }

  private func verdict(of report: VerificationReport) -> String {
    guard !report.hasFindings else {
      return say(Self.notIntact).inElement("p", class: "verdict fails")
    }
    return say(report.couldNotLook ? Self.notChecked : Self.nothingFound)
      .inElement("p", class: "verdict")
  }

  // MARK: What was verified

  private func identity(
    of report: VerificationReport, _ subject: VerificationSubject
  ) -> [String] {
    let own = view.identityItems(of: report).map {
      (label: $0.label.html, text: $0.text.html)
    }
    let digest = subject.digest.map { "\($0)" } ?? say(Self.noDigest)
    let items =
      own + [
        (say(VerificationPart.file.phrase), subject.path.html),
        (say(Self.digest), digest),
        (say(Words.verified), presentation.time(subject.instant).html),
        (say(Words.program), program(subject).html),
      ]
    return ["<dl>"] + items.map { $0.label.inElement("dt") + $0.text.inElement("dd") } + ["</dl>"]
  }

  private func authors(of report: VerificationReport) -> [String] {
    guard let heading = view.authorHeading(of: report) else { return [] }
    return section(heading, view.authorItems(of: report), class: "items")
  }

  private func terms(in text: String) -> [String] {
    section(Words.terms, view.termItems(in: text), class: "items")
  }

  private func section(
    _ heading: Phrase, _ items: [LabelledText], class name: String
  ) -> [String] {
    guard !items.isEmpty else { return [] }
    return [say(heading).inElement("h2"), "<dl class=\"\(name)\">"]
      + items.map { $0.label.html.inElement("dt") + $0.text.html.inElement("dd") } + ["</dl>"]
  }

  // MARK: The proofs

  private func proofs(of report: VerificationReport) -> [String] {
    ["<table>"] + VerificationPart.allCases.flatMap { rows(of: $0, in: report) } + ["</table>"]
  }

  private func rows(of part: VerificationPart, in report: VerificationReport) -> [String] {
    let (word, text) = view.verdict(of: part, in: report)
    let isFailing = report[part].findings != nil
    let cells =
      (part.proofNumber.map(String.init) ?? "").inElement("td")
      + say(part.phrase).inElement("th")
      + say(word).inElement("td", class: isFailing ? "fails" : nil) + say(text).inElement("td")
    return [cells.inElement("tr")] + findings(of: part, in: report)
  }

  private func findings(of part: VerificationPart, in report: VerificationReport) -> [String] {
    guard let findings = report[part].findings else { return [] }
    let told = FindingDigest(report).told(of: findings)
    guard !told.first.isEmpty else { return [] }
    let items = told.first.map { finding in
      let sides = [
        (Words.expected, finding.expected), (Words.found, finding.found),
      ].map { label, value in
        "\(say(label)): \(say(value.phrase))".inElement("div", class: "side")
      }
      let remedy = finding.remedy.map { say($0).inElement("div", class: "side") } ?? ""
      return (say(finding.sentence) + sides.joined() + remedy).inElement("li")
    }
    let list =
      (["<ul>"] + items + [told.others].compactMap(\.self).map { say($0).inElement("li") } + [
        "</ul>"
      ])
      .joined()
    return ["<td></td><td colspan=\"3\">\(list)</td>".inElement("tr", class: "findings")]
  }

  private func setAside(in report: VerificationReport) -> [String] {
    guard !report.setAside.isEmpty else { return [] }
    let items = report.setAside.map { group in
      let count = group.count.grouped(in: presentation.language)
      return "\(count): \(say(StandingReason(group.code).phrase))".inElement("li")
    }
    return [say(Words.setAsideEntries).inElement("h2"), "<ul>"] + items + ["</ul>"]
  }

  private func erasures(in report: VerificationReport) -> [String] {
    guard !report.erasures.isEmpty else { return [] }
    let items = report.erasures.map { group in
      let count = group.count.grouped(in: presentation.language)
      return "\(count): \(view.text(of: group).html)".inElement("li")
    }
    return [say(Words.erasedValues).inElement("h2"), "<ul>"] + items + ["</ul>"]
  }

  private func program(_ subject: VerificationSubject) -> String {
    let digest = subject.programDigest.map { ", SHA-256 \($0)" } ?? ""
    return "ledger \(subject.version)\(digest)"
  }

  private func list(_ phrases: [Phrase], class name: String) -> [String] {
    ["<ul class=\"\(name)\">"] + phrases.map { say($0).inElement("li") } + ["</ul>"]
  }

  // MARK: How to repeat it

  private func repetition(_ subject: VerificationSubject) -> [String] {
    [
      say(Words.repeating).inElement("h2"), say(Self.howToRepeat).inElement("p"),
      subject.command.html.inElement("pre"), "<dl class=\"signing\">",
    ]
      + [Self.placeAndDate, Self.name, Self.signature].map {
        say($0).inElement("dt") + "".inElement("dd")
      } + ["</dl>"]
  }

  private static let title = Phrase(
    id: "Hasil pemeriksaan buku besar", en: "Verification of a ledger")
  private static let nothingFound = Phrase(id: "TIDAK ADA TEMUAN", en: "NOTHING WAS FOUND")
  private static let notChecked = Phrase(
    id: "TIDAK SEMUANYA DIPERIKSA", en: "NOT ALL OF IT WAS CHECKED")
  private static let notIntact = Phrase(id: "TIDAK UTUH", en: "NOT INTACT")
  private static let proofs = Phrase(id: "Lima bukti", en: "The five proofs")
  private static let proven = Phrase(id: "Yang terbukti", en: "What is proven")
  private static let digest = Phrase(id: "SHA-256 berkas", en: "SHA-256 of the file")
  private static let noDigest = Phrase(
    id: "tidak ada: folder, atau berkas yang sedang dipakai",
    en: "none: a folder, or a file that was in use")
  private static let placeAndDate = Phrase(id: "Tempat, tanggal", en: "Place, date")
  private static let name = Phrase(id: "Nama, jabatan", en: "Name, office")
  private static let signature = Phrase(id: "Tanda tangan", en: "Signature")
  private static let howToRepeat = Phrase(
    id: "Siapa pun yang memegang berkas yang sama (\"sha256sum\" memberi SHA-256 di atas) dan "
      + "kunci yang sama mendapat hasil yang sama, tanpa jaringan, dengan:",
    en: "Whoever has the same file (\"sha256sum\" gives the SHA-256 above) and the same key gets "
      + "the same result, without a network, by:")

  /// Black on white, in the reader's own fonts; long hashes break where they must.
  ///
  /// Sheets can be parted from each other: each bears its number and the `foot`, which is the tree's
  /// size and root.
  private static func style(foot: String) -> String {
    """
    @page { size: A4; margin: 10mm 14mm 12mm; @bottom-left { content: "\(foot)"; font: 7pt monospace } \
    @bottom-right { content: counter(page) " / " counter(pages); font: 9pt serif } }
    body { font: 11pt/1.4 serif; max-width: 44em; margin: 1em auto; padding: 0 1em; color: #000; \
    background: #fff }
    h1 { font-size: 16pt; margin: 0 0 .3em }
    h2 { font-size: 12pt; margin: 1.2em 0 .3em; break-after: avoid }
    .banner, .verdict { border: 2px solid; padding: .3em .6em; font-weight: bold }
    .fails { color: #a00 }
    .items { columns: 2; column-gap: 2em }
    .items dt, .items dd { display: inline; margin: 0 }
    .items dt { font-style: italic; margin-right: .4em }
    .items dd::after { content: "\\A"; white-space: pre }
    dl:not(.items) { display: grid; grid-template-columns: max-content 1fr; gap: .1em 1em; margin: 1em 0 }
    dd { margin: 0; overflow-wrap: anywhere }
    dl.signing { break-inside: avoid; grid-auto-flow: column; grid-template-columns: 1fr 1fr 1fr; \
    grid-template-rows: auto 2.4em; gap: .1em 2em }
    .signing dd { border-bottom: 1px solid }
    table { border-collapse: collapse; width: 100% }
    th, td { text-align: left; vertical-align: top; padding: .25em .5em .25em 0; \
    border-top: 1px solid #999 }
    .findings td { border-top: 0; overflow-wrap: anywhere }
    .side { margin-left: 1em }
    ul { margin: .2em 0; padding-left: 1.2em }
    tr, li, dt, dd { break-inside: avoid }
    .findings { break-before: avoid; break-inside: auto }
    pre { white-space: pre-wrap; overflow-wrap: anywhere; border: 1px solid #999; padding: .5em }
    @media print {
    body { font-size: 7.5pt; line-height: 1.15; max-width: none; margin: 0; padding: 0 }
    h1 { font-size: 12pt }
    h2 { font-size: 9pt; margin: .4em 0 .1em }
    .banner, .verdict { padding: .1em .6em }
    p, dl, dl:not(.items) { margin: .3em 0 }
    th, td { padding: .1em .5em .1em 0 }
    th { white-space: nowrap }
    .limits { columns: 2; column-gap: 2em }
    }
    """
  }
}
