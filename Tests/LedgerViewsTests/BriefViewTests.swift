import CanonicalJSON
import DeskPilkada
import EventLedger
import LedgerViews
import Testing

@Suite struct BriefViewTests {
  @Test(arguments: Language.allCases)
  func `stays on one page when every list is longer than what it shows`(language: Language) throws {
    let text = try BriefSamples.text(Fixtures.presentation(language, isRehearsal: true))
    #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= 61)
  }

  @Test func `names for programs every village that the page only counts`() throws {
    let brief = try BriefSamples.brief(in: try BriefSamples.rows())
    let record = BriefRecord(of: brief, size: 1_310, isRehearsal: false, offsetMinutes: 480)
    let json = try Fixtures.value(record.json)
    let desk = try #require(json["desks"]?.elements.first { $0["desk"]?.string == "64.72" })
    #expect(desk["incomplete"]?.count == 6)
    #expect(desk["isComplete"]?.boolean == false)
    #expect(json["daysToVoting"]?.integer == 2)
    #expect(json["overdueInstructions"]?.count == 6)
  }
}
