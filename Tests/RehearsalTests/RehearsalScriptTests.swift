import CanonicalJSON
import EventLedger
import Rehearsal
import Testing
import TransparencyLog

struct RehearsalScriptTests {
  private var script = RehearsalScript()
  private let dispatched = Hash.of(Array("dispatched".utf8))
  private let head = TreeHead(size: 7, root: Hash.of(Array("seven".utf8)))

  private func moment(_ members: String) throws -> RehearsalScript.Moment {
    let text = #"{"desk":"64.72","received":"2024-11-25T08:00:00+08:00",\#(members)}"#
    return try script.moment(try JSONText(Array(text.utf8)).root)
  }

  @Test func `reads who says it and when`() throws {
    let moment = try moment(#""data":{}"#)
    #expect(moment.desk == "64.72")
    #expect(moment.received == Timestamp("2024-11-25T08:00:00+08:00")?.instant)
    #expect(moment.recorded == nil && moment.anchor == nil && moment.corrects == nil)
  }

  @Test mutating func `lets a moment name an earlier one by its label`() throws {
    let first = try moment(#""data":{"shipment":"SHP-1"}"#)
    script.played(first, as: dispatched, leaving: head)
    #expect(try moment(#""corrects":"SHP-1","data":{}"#).corrects == dispatched)
    let again = try moment(#""data":{"shipment":"SHP-1"}"#)
    script.played(again, as: Hash.of([]), leaving: head)
    #expect(try moment(#""corrects":"SHP-1","data":{}"#).corrects == dispatched)
  }

  @Test mutating func `anchors what was written down earlier in what had been published then`()
    throws
  {
    script.played(try moment(#""data":{}"#), as: dispatched, leaving: head)
    let after = try moment(#""recorded":"2024-11-25T08:00:00+08:00","data":{}"#)
    #expect(after.anchor == Anchor(head))
    #expect(try moment(#""recorded":"2024-11-25T07:59:59+08:00","data":{}"#).anchor == nil)
  }

  @Test func `refuses what is no moment`() throws {
    for text in ["{}", #"{"desk":"64.72"}"#, #"{"desk":"64.72","received":"Monday"}"#, "[]"] {
      let line = try JSONText(Array(text.utf8)).root
      #expect(throws: RehearsalScript.Fault.notAMoment) { try script.moment(line) }
    }
    #expect(throws: RehearsalScript.Fault.notPlayed(label: "SHP-2")) {
      try moment(#""corrects":"SHP-2","data":{}"#)
    }
  }
}
