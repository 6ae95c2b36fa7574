import CanonicalJSON
import Testing

/// What the schemas of the domain refuse, as changes to data that they take.
struct SchemaRulesTests {
  /// Data of one type that fits.
  struct Sample: Sendable, CustomTestStringConvertible {
    let type: String
    let text: String
    var testDescription: String { type }

    func data() throws -> JSON { JSON(try JSONText(Array(text.utf8)).root) }
  }

  static let report = Sample(
    type: "report.submitted",
    text: #"""
      {"report":"REP-64.74-2024-11-25","meeting":"rakor-2024-11-25","kind":"nothing_to_report",
       "condition":"conducive","statement":"Latihan: aman di ketiga kecamatan.",
       "sources":[{"kind":"district","region":"64.74.01","asOf":"2024-11-25T06:00:00+08:00"}],
       "districtsHeard":1,"topics":[{"topic":"readiness","condition":"conducive"}]}
      """#)

  static let dispatch = Sample(
    type: "shipment.dispatched",
    text: #"""
      {"shipment":"SHP-64.11-0007","leg":"village_to_station",
       "from":{"kind":"village_post","region":"64.11.04.2010"},
       "to":{"kind":"polling_station","region":"64.11.04.2010","station":"001"},
       "lines":[{"item":"ballot_box","quantity":2}],"transport":["ces"],
       "expectedAt":"2024-11-26T20:00:00+08:00"}
      """#)

  static let recode = Sample(
    type: "region.recoded",
    text: #"""
      {"kind":"split","previousName":"Samboja","newCodes":["64.02.13","64.02.20"],
       "decree":"Kepmendagri 100.1.1-6117 Tahun 2022"}
      """#)

  static let item = Sample(
    type: "item.catalogued",
    text: #"""
      {"item":"ballot.governor","name":{"id":"Surat suara","en":"Ballot"},"unit":"sheet",
       "rule":{"perVoter":"1","reservePercent":"2.5","rounding":"up_per_station"}}
      """#)

  @Test(arguments: [report, dispatch, recode, item])
  func `takes data that fits`(sample: Sample) throws {
    #expect(try SealedForm.violations(of: try sample.data(), type: sample.type).isEmpty)
  }

  @Test(arguments: [
    (report, "/statement", #""""#, "a statement that says nothing"),
    (report, "/sources", "[]", "a report without sources"),
    (report, "/sources/0/kind", #""public""#, "nothing to report, on hearsay alone"),
    (report, "/condition", #""disturbed""#, "nothing to report in a disturbed region"),
    (report, "/topics", "[]", "a report on no topic"),
    (report, "/report", #""REP-64.74-2024-13-25""#, "a label with no real month"),
    (report, "/sources/0/asOf", #""2024-11-25T06:00:00""#, "a time without offset"),
    (report, "/sources/0/region", #""64.74.1""#, "a code with a digit missing"),
    (report, "/region", #""64.74""#, "a member that the envelope has"),
    (dispatch, "/lines/0/quantity", "0", "a line of nothing"),
    (dispatch, "/lines/0/quantity", "2.5", "half a box"),
    (dispatch, "/lines", "[]", "a shipment of nothing"),
    (dispatch, "/to/kind", #""village_post""#, "a station number at no station"),
    (dispatch, "/from/kind", #""polling_station""#, "a station without its number"),
    (dispatch, "/transport", #"["boat"]"#, "an unknown means of transport"),
    (dispatch, "/shipment", #""SHP-0007""#, "a label without its desk"),
    (recode, "/newCodes", #"["64.02.20"]"#, "a split into one"),
    (recode, "/kind", #""moved""#, "a move to two places"),
    (recode, "/kind", #""abolished""#, "an abolished region that goes on"),
    (item, "/rule", "{}", "a rule that says nothing"),
    (item, "/rule", #"{"reservePercent":"2.5"}"#, "a reserve of unknown rounding"),
    (item, "/rule/reservePercent", #""2,5""#, "a decimal comma"),
  ])
  func `refuses what no desk should state`(
    sample: Sample, pointer: String, value: String, what: String
  ) throws {
    let place = try #require(JSONPointer(pointer))
    let changed = try sample.data()
      .replacing(at: place, with: JSON(try JSONText(Array(value.utf8)).root))
    #expect(!(try SealedForm.violations(of: changed, type: sample.type).isEmpty), "\(what)")
  }
}
