import CanonicalJSON
import DeskPilkada
import EventLedger
import Testing

struct OpeningPlanTests {
  let drafts: [EventDraft]

  init() throws { drafts = OpeningPlan(try RegionFacts(province: "64")).drafts }

  @Test(arguments: [
    ("region.registered", 1154), ("region.recoded", 22), ("target.declared", 10),
    ("item.catalogued", 19), ("stage.scheduled", 4),
  ])
  func `words every fact as an event`(type: String, count: Int) {
    #expect(drafts.count { $0.type == type } == count)
  }

  @Test func `says nothing else`() { #expect(drafts.count == 1154 + 22 + 10 + 19 + 4) }

  @Test(arguments: [
    (
      "region.registered", "64.11.05.2013",
      #"{"decree":"Kepmendagri 100.1.1-6117 Tahun 2022","level":"village","name":"Long Lunuk Baru"}"#
    ),
    (
      "region.registered", "64.07",
      #"{"aliases":["Kubar","Kutai Barat"],"bpsCode":"6402","centroid":"#
        + #"{"latitude":"-0.5027","longitude":"115.8242"},"#
        + #""decree":"Kepmendagri 100.1.1-6117 Tahun 2022","level":"regency","#
        + #""name":"Kabupaten Kutai Barat"}"#
    ),
    (
      "region.recoded", "64.02.13.1001",
      #"{"decree":"Kepmendagri 100.1.1-6117 Tahun 2022","kind":"moved","#
        + #""newCodes":["64.02.20.1007"],"previousName":"Salok Api Barat"}"#
    ),
    (
      "target.declared", "64.74",
      #"{"pollingStations":277,"source":"KPU Provinsi Kalimantan Timur, rapat pleno terbuka "#
        + #"rekapitulasi DPT","specialPollingStations":3,"voters":134567}"#
    ),
  ])
  func `words a fact in the members of its type`(
    type: String, subject: String, text: String
  ) throws {
    let draft = try #require(drafts.first { $0.type == type && $0.subject == subject })
    #expect(try draft.data.canonicalBytes() == Array(text.utf8))
  }

  @Test func `holds the rule for ballots as data`() throws {
    let draft = try #require(drafts.first { $0.type == "item.catalogued" })
    let text =
      #"{"item":"ballot.governor","name":{"en":"Ballot paper, governor","id":"Surat suara gubernur"},"#
      + #""rule":{"perVoter":"1","reservePercent":"2.5","rounding":"up_per_station"},"unit":"sheet"}"#
    #expect(draft.subject == "64")
    #expect(try draft.data.canonicalBytes() == Array(text.utf8))
  }

  @Test func `fits the schemas`() throws {
    for draft in drafts {
      let violations = try SealedForm.violations(of: draft.data, type: draft.type)
      #expect(violations.isEmpty, "\(draft.type) \(draft.subject)")
    }
  }

  @Test func `is the same every time`() throws {
    let again = OpeningPlan(try RegionFacts(province: "64")).drafts
    #expect(drafts.map(\.subject) == again.map(\.subject))
    #expect(
      try drafts.map { try $0.data.canonicalBytes() } == again.map { try $0.data.canonicalBytes() })
  }
}
