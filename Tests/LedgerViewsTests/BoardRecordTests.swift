import CanonicalJSON
import DeskPilkada
import EventLedger
import LedgerViews
import Testing
import TransparencyLog

@Suite struct BoardRecordTests {
  private func board(at time: String = "2024-11-25T09:30:00+08:00") throws -> MondayBoard {
    try #require(
      try MondayBoard(
        meeting: nil, at: try Fixtures.instant(time), from: try BoardSamples.rows()))
  }

  private func record(at time: String = "2024-11-25T09:30:00+08:00", size: UInt64 = 1_310)
    throws -> BoardRecord
  {
    BoardRecord(of: try board(at: time), size: size, isRehearsal: false)
  }

  @Test func `gives a silent desk no condition`() throws {
    let json = try Fixtures.value(try record().json)
    let silent = try #require(json["desks"]?.elements.first { $0["desk"]?.string == "64.07" })
    #expect(silent["punctuality"]?.string == "no_report")
    #expect(silent["condition"] == nil && silent["districtsHeard"] == nil)
  }

  @Test func `has one digest for one size and instant, and another for any other`() throws {
    let digest = try record().digest
    #expect(try record().digest == digest)
    #expect(try record(size: 1_311).digest != digest)
    #expect(try record(at: "2024-11-25T09:30:01+08:00").digest != digest)
  }

  @Test func `is the digest of what is printed for programs`() throws {
    let record = try record()
    #expect(try record.digest == Hash.of(try record.json.canonicalBytes()))
    let reference = try Fixtures.value(try record.reference)
    #expect(reference["digest"]?.string == "\(try record.digest)")
  }

  @Test func `names itself as meeting.held takes it`() throws {
    let data: JSON = [
      "meeting": "rakor-2024-11-25", "endedAt": "2024-11-25T10:15:00+08:00",
      "attendance": [["desk": "64.72", "attendance": "present"]], "board": try record().reference,
    ]
    let type = try Fixtures.type("meeting.held")
    #expect(type.violations(in: try Fixtures.value(data)).isEmpty)
  }

  @Test func `answers for the board that was shown, and for no other instant`() throws {
    let shown = try #require(try BoardSamples.held(showing: Hash.of([1])).board)
    #expect(try record().answers(shown))
    #expect(try !record(size: 1_309).answers(shown))
    #expect(try !record(at: "2024-11-25T09:30:01+08:00").answers(shown))
  }
}
