import CanonicalJSON
import DeskPilkada
import EventLedger
import LedgerService
import LedgerViews
import Testing

@Suite struct FormFillingTests {
  private func filling(scope: String = "64") throws -> FormFilling {
    FormFilling(
      register: try SmallRegister.register(), scope: Scope(scope),
      clock: PeopleClock(
        now: try Fixtures.instant("2024-11-24T23:30:00Z"), offsetMinutes: 480))
  }

  private func data(
    _ type: String, _ words: [String], into base: JSON = [:]
  ) throws -> String {
    let answers = try FormReader(EventForm(of: try Fixtures.type(type))).answers(words)
    var filling = try filling()
    let data = try filling.data(answers, into: base)
    return String(decoding: try data.canonicalBytes(), as: UTF8.self)
  }

  @Test(
    arguments: [
      (["--seals-intact", "ya"], #"{"sealsIntact":true}"#),
      (["--seals-intact", "No"], #"{"sealsIntact":false}"#),
      (["--seals-intact", "entah"], #"{"sealsIntact":"entah"}"#),
      (
        ["--at-kind", "PPK kecamatan", "--at-region", "palaran"],
        #"{"at":{"kind":"district_post","region":"64.72.01"}}"#
      ),
      (["--at-kind", "gudang"], #"{"at":{"kind":"gudang"}}"#),
      (
        ["--line", "ballot_box,57,0", "--line", " item = booth ,116, damaged=1"],
        #"{"lines":[{"counted":57,"damaged":0,"item":"ballot_box"},{"counted":116,"damaged":1,"item":"booth"}]}"#
      ),
      (["--line", "ballot_box,,1"], #"{"lines":[{"damaged":1,"item":"ballot_box"}]}"#),
      (["--line", "ballot_box,057"], #"{"lines":[{"counted":"057","item":"ballot_box"}]}"#),
      (["--note", "Aman, = terkendali "], #"{"note":"Aman, = terkendali "}"#),
    ])
  func `puts each text where its field stands, as the kind it is`(
    words: [String], expected: String
  ) throws {
    #expect(try data("shipment.received", words) == expected)
  }

  @Test(
    arguments: [
      ("logistics,conducive,Aman, terkendali", "Aman, terkendali"),
      ("topic=logistics,note=Aman, condition=buruk", "Aman, condition=buruk"),
      ("logistics,condition=conducive,a=b", "a=b"),
    ])
  func `lets the last column take commas and names as text`(row: String, note: String) throws {
    let data = try data("report.submitted", ["--topic", row])
    #expect(data.contains("\"note\":\"\(note)\""))
  }

  @Test func `splits a last column that is a list`() throws {
    let data = try data("shipment.dispatched", ["--line", "ballot_box,58,seal=A1, A2"])
    #expect(data == #"{"lines":[{"item":"ballot_box","quantity":58,"seals":["A1","A2"]}]}"#)
  }

  @Test(
    arguments: [
      ("09:00", "2024-11-25T09:00:00+08:00"), ("2024-11-24T21:30", "2024-11-24T21:30:00+08:00"),
      ("2024-11-24T21:30:05Z", "2024-11-24T21:30:05Z"),
    ])
  func `reads a time as people of the ledger write it`(text: String, time: String) throws {
    #expect(try data("violation.noticed", ["--known-at", text]) == #"{"knownAt":"\#(time)"}"#)
  }

  @Test(arguments: ["besok", "25:00", "9:00", "2024-02-30T09:00", "2024-11-25"])
  func `refuses a time that is none`(text: String) throws {
    #expect(throws: FormError.self) { try data("violation.noticed", ["--known-at", text]) }
  }

  @Test func `refuses a column that is given twice`() throws {
    #expect(throws: FormError.self) {
      try data("shipment.received", ["--line", "a,1,item=b"])
    }
  }

  @Test func `replaces what the given data says, and takes out what is left empty`() throws {
    let base: JSON = ["note": "lama", "partial": true, "shipment": "SHP-64.03-0001"]
    let data = try data("shipment.received", ["--note", "baru", "--partial", ""], into: base)
    #expect(data == #"{"note":"baru","shipment":"SHP-64.03-0001"}"#)
  }

  @Test func `leads an old code to the one in force, and tells it`() throws {
    var filling = try filling()
    #expect(try filling.region("64.02.08.2002", option: "subject") == "64.02.19.2003")
    #expect(filling.recoded.map(\.oldCode) == ["64.02.08.2002"])
    let line = RegionListView(Fixtures.presentation(.english)).line(of: filling.recoded[0])
    #expect(
      line == "64.02.08.2002 was replaced; used is 64.02.19.2003, 64.02.19, "
        + "Kabupaten Kutai Kartanegara")
  }

  @Test func `refuses a name that several regions have, with all of them`() throws {
    var filling = try filling(scope: "64.02")
    let error = #expect(throws: FormError.self) {
      try filling.region("sumber sari", option: "subject")
    }
    guard case .region(.ambiguous(_, let codes), "subject") = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(codes == ["64.02.02.2014", "64.02.07.2007"])
  }
}
