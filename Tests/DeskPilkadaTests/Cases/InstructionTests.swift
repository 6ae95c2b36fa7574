import CanonicalJSON
import DeskPilkada
import EventLedger
import LedgerTestSupport
import Testing

@Suite struct InstructionTests {
  private func acknowledge(_ ledger: inout PilkadaLedger, by desk: TestKey) throws {
    try ledger.say(
      PilkadaType.instructionAcknowledged, about: desk.name, by: desk,
      ["instruction": "INS-2024-11-19-01"])
  }

  private func complete(
    _ ledger: inout PilkadaLedger, by desk: TestKey, evidence: JSON? = nil
  ) throws {
    var data: [(name: String, value: JSON)] = [
      ("instruction", "INS-2024-11-19-01"), ("result", "Gudang sudah diperiksa; rekaan."),
    ]
    if let evidence { data.append(("attachments", evidence)) }
    try ledger.say(
      PilkadaType.instructionCompleted, about: desk.name, by: desk, JSON(members: data))
  }

  @discardableResult
  private func verify(
    _ ledger: inout PilkadaLedger, desk: String, accepted: Bool
  ) throws -> Entry {
    try ledger.say(
      PilkadaType.instructionVerified, about: "64", by: PilkadaLedger.province,
      [
        "accepted": .boolean(accepted), "desk": .string(desk), "instruction": "INS-2024-11-19-01",
      ])
  }

  private func states(_ ledger: PilkadaLedger) throws -> [InstructionTask.State] {
    try #require(try ledger.instruction()).tasks().map(\.state)
  }

  @Test func `follows each desk's task, and is as far as the slowest`() throws {
    var ledger = try PilkadaLedger()
    try ledger.instruct()
    #expect(try states(ledger) == [.issued, .issued])
    try acknowledge(&ledger, by: PilkadaLedger.samarinda)
    #expect(try states(ledger) == [.issued, .acknowledged])
    #expect(try ledger.instruction()?.state == "issued")
    try complete(&ledger, by: PilkadaLedger.samarinda)
    try complete(&ledger, by: PilkadaLedger.balikpapan)
    try verify(&ledger, desk: "64.72", accepted: true)
    #expect(try states(ledger) == [.completed, .verified])
    #expect(try ledger.instruction()?.state == "completed")
    #expect(try ledger.activity("64").open.instructions == 0)
  }

  @Test func `opens a task again whose work is sent back`() throws {
    var ledger = try PilkadaLedger()
    try ledger.instruct(to: ["64.72"])
    try complete(&ledger, by: PilkadaLedger.samarinda)
    let back = try verify(&ledger, desk: "64.72", accepted: false)
    let task = try #require(try ledger.instruction()?.tasks().first)
    #expect(task.isOwed)
    #expect(task.owedSince == back.event.time.instant)
    #expect(try ledger.activity("64").open.instructions == 1)
  }

  @Test func `does not take work for done that nobody said was done`() throws {
    var ledger = try PilkadaLedger()
    try ledger.instruct(to: ["64.72"])
    try verify(&ledger, desk: "64.72", accepted: true)
    #expect(try states(ledger) == [.issued])
  }

  @Test func `tells who owes what since when, and what is overdue at an instant`() throws {
    var ledger = try PilkadaLedger()
    let issue = try ledger.instruct(dueAfter: 3_600)
    try complete(&ledger, by: PilkadaLedger.balikpapan)
    let due = try #require(try ledger.instruction()?.issue?.dueAt)
    let open = try OpenCases(ledger.rows, codes: RegionCodes(from: ledger.rows), at: due)
    #expect(open.tasks.map(\.task.desk) == ["64.72"])
    #expect(open.tasks.first?.task.owedSince == issue.event.time.instant)
    #expect(open.overdueTasks(of: "64.72", at: due).isEmpty)
    #expect(open.overdueTasks(of: "64.72", at: due.advanced(by: 1)).count == 1)
    #expect(open.overdueTasks(of: "64.71", at: due.advanced(by: 1)).isEmpty)
  }

  @Test func `says when the evidence asked for is lacking`() throws {
    let file: JSON = [
      [
        "bytes": 1, "digest": .string(String(repeating: "0", count: 64)), "mediaType": "image/png",
        "name": "rekaan.png",
      ]
    ]
    for (evidence, lacks) in [(nil, true), (file, false)] as [(JSON?, Bool)] {
      var ledger = try PilkadaLedger()
      try ledger.instruct(to: ["64.72"], evidence: true)
      try complete(&ledger, by: PilkadaLedger.samarinda, evidence: evidence)
      #expect(try ledger.instruction()?.tasks().first?.lacksEvidence == lacks)
    }
  }

  @Test func `flags what a desk says that was not addressed`() throws {
    var ledger = try PilkadaLedger()
    try ledger.instruct(to: ["64.72"])
    try acknowledge(&ledger, by: PilkadaLedger.balikpapan)
    let row = try #require(try ledger.instruction())
    #expect(row.strayed.map(\.author) == ["64.71"])
    #expect(row.state == "issued")
  }

  @Test func `takes word of an instruction that nobody gave, and says so`() throws {
    var ledger = try PilkadaLedger()
    try acknowledge(&ledger, by: PilkadaLedger.samarinda)
    #expect(try ledger.instruction()?.state == "unissued")
  }

  @Test func `sets aside a verification of one's own work, and a time limit in the past`() throws {
    var ledger = try PilkadaLedger()
    let own = try verify(&ledger, desk: "64", accepted: true)
    #expect(try ledger.reason(own) == PilkadaObjection.verifiedByDoer)
    let past = try ledger.instruct(dueAfter: -60)
    #expect(try ledger.reason(past) == PilkadaObjection.timesOutOfOrder)
    let nowhere = try ledger.instruct(to: ["kpu-64.99"])
    #expect(try ledger.reason(nowhere) == PilkadaObjection.unknownRegion)
  }
}
