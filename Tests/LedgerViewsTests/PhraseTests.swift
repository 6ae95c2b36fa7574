import EventLedger
import LedgerViews
import Testing
import TransparencyLog

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
      for value in [expected, found] {
        #expect(value.phrase[.english] == "\(value)")
        if case .verbatim = value { continue }
        #expect(value.phrase[.indonesian] != "\(value)")
      }
    }
    let number = Finding.Value.event(.number(7)).phrase
    #expect(number[.indonesian] == "nomor 7")
    #expect(number[.english] == "number 7")
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
    let fact = Phrase(id: "tidak dapat", en: "cannot")
    let own = LedgerError(.readOnly, fact, hint: Phrase(id: "pakai --out", en: "use --out"))
    let general = LedgerError(.diskFull, fact)
    let none = LedgerError(.notFound, fact)
    #expect(own.explanation.hint?[.indonesian] == "pakai --out")
    #expect(
      general.explanation.hint?[.english]
        == "free some space and repeat; nothing was left half written")
    #expect(none.explanation.hint == nil)
  }

  @Test func `tells what lies beneath an error in the reader's language`() {
    let fact = Phrase(id: "a.note bukan catatan", en: "a.note is not a note")
    let told = LedgerError(.notFound, fact, because: NoteError.malformedSignatureLine(2))
    #expect(told.phrase[.indonesian] == "a.note bukan catatan: baris tanda tangan 2 salah bentuk")
    #expect(told.phrase[.english] == "a.note is not a note: signature line 2 is malformed")
    #expect("\(told)" == told.phrase.english)
    let kept = LedgerError(.notFound, fact, cause: NoteError.noSignatures)
    #expect(kept.phrase == fact)
  }

  @Test func `repeats the words of an error that has no others`() {
    struct Foreign: Error, CustomStringConvertible { let description = "disk I/O error" }
    #expect(Phrase(of: Foreign()) == Phrase(verbatim: "disk I/O error"))
  }

  @Test func `words what the readers of files say in both languages, the English as they do`() {
    for error in ReasonSamples.ofFiles {
      let phrase = Phrase(of: error)
      #expect(phrase[.english] == "\(error)")
      #expect(phrase[.indonesian] != phrase[.english])
    }
    let facts = ReasonSamples.ofFiles.map { Phrase(of: $0)[.indonesian] }
    #expect(Set(facts).count == facts.count)
  }
}
