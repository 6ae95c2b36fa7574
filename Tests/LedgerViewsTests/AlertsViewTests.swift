import DeskPilkada
import EventLedger
import LedgerViews
import Testing

@Suite struct AlertsViewTests {
  @Test(arguments: AlertKind.allCases)
  func `says in both languages what is wrong and who does what next`(kind: AlertKind) {
    for phrase in [kind.phrase, kind.nextStep] {
      #expect(!phrase.indonesian.isEmpty && !phrase.english.isEmpty)
      #expect(phrase.indonesian != phrase.english)
    }
  }

  @Test(arguments: [AlertKind.filingOverdue, .decisionOverdue])
  func `calls an allegation an allegation`(kind: AlertKind) {
    #expect(kind.phrase.indonesian.contains("dugaan"))
    #expect(kind.phrase.english.contains("alleged"))
  }

  @Test func `shows one of each kind on its page`() throws {
    #expect(Set(try AlertSamples.all().map(\.kind)) == Set(AlertKind.allCases))
  }

  @Test func `gives programs a row each, with codes for words`() throws {
    let page = Fixtures.presentation(.english)
    let table = AlertsView(page).table(of: [try #require(try AlertSamples.all().first)])
    let csv = page.table(table, as: .csv)
    #expect(csv.hasPrefix("severity,kind,region,desk,key,since,entries,nextStep\r\n"))
    #expect(
      csv.contains(
        "high,missing_report,64.07,64.07,rakor-2024-11-25,2024-11-25T01:00:00Z,,\"The "))
  }
}
