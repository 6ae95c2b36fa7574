import EventLedger
import Foundation
import LedgerTestSupport
import LedgerViews
import Testing
import TransparencyLog

/// The printed reports stand in `Pages/`, one file for each sample and language.
@Suite struct VerificationPageTests {
  @Test(
    arguments: try ProjectFolder.files(in: "Tests/LedgerViewsTests/Pages", withExtension: "html"))
  func `writes each page as it stands in its file`(file: URL) throws {
    let parts = file.deletingPathExtension().lastPathComponent.split(separator: ".").map(
      String.init)
    let language = try #require(parts.last.flatMap(Language.init(rawValue:)))
    let actual = try Self.page(of: try Self.report(parts[1]), in: language)
    if ProcessInfo.processInfo.environment["REWRITE_PAGES"] != nil {
      try actual.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(actual == (try String(contentsOf: file, encoding: .utf8)))
  }

  @Test(arguments: Language.allCases)
  func `asks for nothing from elsewhere and runs nothing`(language: Language) throws {
    let page = try Self.page(of: try ReportSamples.broken(), in: language)
    for word in ["<script", "<link", "<img", "<iframe", "src=", "href=", "url(", "@import"] {
      #expect(!page.contains(word), "\(word)")
    }
    #expect(page.contains("default-src 'none'"))
  }

  @Test func `shows what stands in a ledger as text and never as part of the page`() throws {
    let hostile = "<script>alert(1)</script>&\"'\u{202E}\u{1B}[2J"
    let finding = Finding(
      .state, at: .projection(hostile), rule: Finding.Rule.projectionSet,
      expected: .verbatim(hostile),
      found: .verbatim(hostile))
    let report = try ReportSamples.report(
      trust: .nothing, confirmations: ReportSamples.confirmations(anchored: nil),
      verdicts: [
        .state: .fails(
          Findings(
            first: [finding], counts: [.init(rule: Finding.Rule.projectionSet, count: 1)]))
      ], title: hostile)
    let page = try Self.page(of: report, in: .english, path: hostile)
    #expect(!page.contains("<script"))
    #expect(!page.contains("\u{202E}"))
    #expect(!page.contains("\u{1B}"))
    let shown = #"&lt;script&gt;alert(1)&lt;/script&gt;&amp;&quot;&#39;\u{202E}\u{1B}[2J"#
    // The title, the place, both sides of the finding, and the file's name.
    #expect(page.components(separatedBy: shown).count == 6)
  }

  /// A sheet of A4 at the size that the page prints in has 84 lines of about 125 letters, less the
  /// room between the parts.
  @Test(arguments: Language.allCases)
  func `tells of one alteration on one sheet`(language: Language) throws {
    var presentation = Fixtures.presentation(language)
    presentation.width = 125
    let view = VerificationView(presentation, catalogue: try Fixtures.catalogue())
    let event = try EventSamples.foreignReport().entry.event
    let text = view.text(of: try ReportSamples.broken(), altered: event)
    #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count < 72)
  }

  @Test(arguments: Language.allCases)
  func `closes every element that it opens`(language: Language) throws {
    for report in [try ReportSamples.whole(), try ReportSamples.broken()] {
      var open: [String] = []
      let page = try Self.page(of: report, in: language)
      for match in page.matches(of: #/<(/?)([a-z0-9]+)[^>]*>/#) {
        let name = String(match.output.2)
        guard name != "meta" else { continue }
        if match.output.1.isEmpty { open.append(name) } else { #expect(open.popLast() == name) }
      }
      #expect(open == [])
    }
  }

  private static func report(_ name: String) throws -> VerificationReport {
    switch name {
    case "whole": try ReportSamples.whole()
    case "broken": try ReportSamples.broken()
    case "erased-and-restarted": try ReportSamples.erasedAndRestarted()
    default: throw FixtureError.noSuchSample(name)
    }
  }

  private static func page(
    of report: VerificationReport, in language: Language, path: String = "ledger.sqlite"
  ) throws -> String {
    let subject = VerificationSubject(
      path: path, digest: Hash.of([7]),
      command: "ledger verify ledger.sqlite --trust \(try ReportSamples.registrar())",
      instant: Instant(seconds: 1_732_500_000), version: "0.1.0")
    return try VerificationPage(Fixtures.presentation(language), catalogue: Fixtures.catalogue())
      .html(of: report, subject: subject)
  }
}
