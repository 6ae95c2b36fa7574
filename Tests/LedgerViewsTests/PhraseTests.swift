import EventLedger
import LedgerViews
import Testing

@Suite struct PhraseTests {
  @Test func `words every rule by which a verification finds something`() {
    let rules = ReasonSamples.notTaken.map(\.rule) + ReasonSamples.findingRules
    #expect(Set(rules).subtracting(RulePhrases.worded) == [])
    #expect(RulePhrases.worded.subtracting(rules) == [])
  }

  @Test func `words every reason for which an event is set aside`() {
    #expect(StandingReason.worded == Set(ReasonSamples.standingCodes))
  }

  @Test func `words what each rule of taking in expects and finds in both languages`() {
    for reason in ReasonSamples.notTaken {
      let (expected, found) = reason.expectedAndFound
      // What the strict reader says of bytes is told in its own words.
      if case .malformed = reason {
        #expect(FindingPhrases.isWorded(expected))
        continue
      }
      for text in [expected, found] { #expect(FindingPhrases.isWorded(text), "\(text)") }
    }
    #expect(FindingPhrases.phrase(of: "number 7")[.indonesian] == "nomor 7")
    #expect(FindingPhrases.phrase(of: "number 7")[.english] == "number 7")
  }

  @Test func `shows the code of a reason that it has no words for`() {
    let reason = StandingReason("moon-phase", detail: "waning")
    #expect(reason.explanation.fact[.indonesian] == "moon-phase (waning)")
    #expect(RulePhrases.phrase(of: "moon-phase")[.english] == "moon-phase")
  }

  @Test(arguments: Language.allCases)
  func `words no two reasons for not taking an event in alike`(language: Language) {
    let facts = ReasonSamples.notTaken.map { $0.explanation.fact[language] }
    #expect(Set(facts).count == facts.count)
  }

  @Test func `calls a desk by its region, a partner by its body, a role by its name`() {
    let page = Fixtures.presentation(.indonesian)
    #expect(page.desk("64.72") == "Desk Kota Samarinda")
    #expect(page.desk("kpu-64.11") == "KPU Kabupaten Mahakam Ulu")
    #expect(page.desk("bkn-64") == "bkn Kalimantan Timur")
    #expect(page.desk("registrar") == "Pendaftar kunci")
    #expect(page.desk("99.99") == "99.99")
  }

  @Test func `shows times at the ledger's offset, and how the author wrote another`() throws {
    let page = Fixtures.presentation(.english)
    let local = try #require(Timestamp("2024-11-25T00:10:00+08:00"))
    let utc = try #require(Timestamp("2024-11-24T16:10:00Z"))
    #expect(page.time(local) == "2024-11-25 00:10:00 +08:00")
    #expect(page.time(utc) == "2024-11-25 00:10:00 +08:00 (written 2024-11-24T16:10:00Z)")
    #expect(page.shortTime(utc.instant) == "2024-11-25 00:10")
  }

  @Test func `prefers an error's own hint to the general one`() {
    let own = LedgerError(.readOnly, "cannot write", hint: "use --out")
    let general = LedgerError(.diskFull, "no space")
    let none = LedgerError(.notFound, "no such event")
    #expect(own.hint(in: .english) == "use --out")
    #expect(
      general.hint(in: .english) == "free some space and repeat; nothing was left half written")
    #expect(none.hint(in: .english) == nil)
  }
}
