import CanonicalJSON
import EventLedger
import LedgerViews
import Testing

@Suite struct EventViewTests {
  @Test(arguments: Language.allCases)
  func `never shows a sealed value that was not opened`(language: Language) throws {
    let (entry, openings) = try EventSamples.notice()
    let type = try Fixtures.type("violation.noticed")
    let page = Fixtures.presentation(language)
    var details = EventDetails(index: 7, entry: entry, type: type, standing: .stands)
    #expect(!EventView(page).text(of: details).contains("Nama Rekaan"))

    details.clearValues.add(openings, of: entry.event)
    #expect(EventView(page).text(of: details).contains("Nama Rekaan"))

    let lines = EventLineView(page).lines(
      index: 7, entry: entry, type: type, standing: .stands)
    #expect(!lines.joined().contains("Rekaan") && !lines.joined().contains("rekaan"))
  }

  @Test func `takes no opening for a place that the event does not seal`() throws {
    let (entry, _) = try EventSamples.notice()
    let place = try #require(JSONPointer("/data/kind"))
    let opening = try #require(
      Opening(pointer: place, salt: Array(repeating: 0, count: 32), value: "money_politics"))
    var details = EventDetails(
      index: 7, entry: entry, type: try Fixtures.type("violation.noticed"), standing: .stands)
    details.clearValues.add([opening], of: entry.event)
    let text = EventView(Fixtures.presentation(.english)).text(of: details)
    #expect(text.contains("Civil servant not neutral") && !text.contains("Money politics"))
  }

  @Test func `calls every violation alleged, in both languages`() throws {
    let entry = try EventSamples.notice().entry
    let type = try Fixtures.type("violation.noticed")
    for (language, word) in [(Language.indonesian, "dugaan: "), (.english, "alleged: ")] {
      let page = Fixtures.presentation(language)
      let lines = EventLineView(page).lines(index: 7, entry: entry, type: type, standing: .stands)
      #expect(lines.joined(separator: "\n").contains(word))
    }
  }

  @Test func `puts an event on one line where the width allows it`() throws {
    let entry = try EventSamples.report().entry
    let lines = EventLineView(Fixtures.presentation(.indonesian, width: .max)).lines(
      index: 1302, entry: entry, type: try Fixtures.type("report.submitted"), standing: .stands)
    #expect(
      lines == [
        "  1302 2024-11-25 07:12 64.72 Laporan disampaikan · Kota Samarinda · "
          + "REP-64.72-2024-11-25 · rakor-2024-11-25 · Nihil permasalahan, laporan kondisi "
          + "terkini · Kondusif · sumber 2 · kecamatan yang didengar 10 · topik 2"
      ])
  }

  @Test func `shows an event of a type that the rules lack by its names`() throws {
    let entry = try EventSamples.notice().entry
    let details = EventDetails(
      index: 7, entry: entry, type: nil,
      standing: .setAside(StandingReason("moon-phase", detail: "waning")))
    let text = EventView(Fixtures.presentation(.indonesian)).text(of: details)
    #expect(text.contains("Peristiwa 7: deskpilkada.violation.noticed.v1"))
    #expect(text.contains("dikesampingkan: moon-phase (waning)"))
    #expect(text.contains("asn_neutrality"))
  }
}
