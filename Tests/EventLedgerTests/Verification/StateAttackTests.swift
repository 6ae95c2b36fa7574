import CanonicalJSON
import EventLedger
import LedgerTestSupport
import Testing
import TransparencyLog

/// What can be done to the tables beside the record: projections, index, sealed values.
@Suite struct StateAttackTests {
  private func report(
    _ change: (inout LedgerCopy) throws -> Void
  ) async throws -> VerificationReport {
    var copy = try SmallLedger().copy()
    try change(&copy)
    return try await SmallLedger.verify(copy)
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test func `names a row of a projection that was edited, with both values`() async throws {
    let report = try await report { copy in
      let row = copy.rows["regions"]?[1]
      let edited = text(row?.value ?? []).replacing("\"stock\":", with: "\"stock\":1")
      copy.rows["regions"]?[1] = StoredProjectionRow(
        key: row?.key ?? [], value: Array(edited.utf8))
    }
    #expect(report.failing == [.state])
    #expect(report.rules(.state) == ["projection-root", "projection-row"])
    let finding = report[.state].findings?.first.first { $0.rule == "projection-row" }
    #expect(finding?.place == .projectionRow(projection: "regions", key: "64.72"))
    #expect(finding?.expected.description.contains("\"stock\":35") == true)
    #expect(finding?.found.description.contains("\"stock\":135") == true)
  }

  @Test func `names a row that was taken away, and one that was put in`() async throws {
    let report = try await report { copy in
      copy.rows["regions"]?.removeFirst()
      copy.rows["regions"]?.append(
        StoredProjectionRow(key: Array("64.80".utf8), value: Array("{}".utf8)))
    }
    let findings = try #require(report[.state].findings).first.filter {
      $0.rule == "projection-row"
    }
    #expect(
      findings.map(\.place) == [
        .projectionRow(projection: "regions", key: "64.71"),
        .projectionRow(projection: "regions", key: "64.80"),
      ])
    #expect(findings.first?.found == Finding.Value.none)
  }

  @Test func `names a projection of another version, size or name, and a missing one`()
    async throws
  {
    let report = try await report { copy in
      copy.projections = copy.projections?.map { stored in
        switch stored.name {
        case "keys": StoredProjection(name: "keys", version: 99, size: stored.size)
        case "desks": StoredProjection(name: "desks", version: 1, size: stored.size + 1)
        case "acts": StoredProjection(name: "axes", version: 1, size: stored.size)
        default: stored
        }
      }
    }
    let findings = try #require(report[.state].findings).first
    #expect(findings.filter { $0.rule == "projection-form" }.count == 3)
    #expect(
      findings.contains { $0.rule == "projection-set" && $0.place == .projection("acts") })
  }

  @Test func `names an index row that was deleted, and goes on without it`() async throws {
    let report = try await report { $0.index.remove(at: 4) }
    #expect(report.failing == [.state])
    #expect(report.rules(.state) == ["index-row"])
    #expect(report.first(.state)?.found == Finding.Value.none)
  }

  @Test func `names an index row that leads elsewhere or from nowhere`() async throws {
    let report = try await report { copy in
      let row = copy.index[4]
      copy.index[4] = IndexRow(event: row.event, position: row.position + 1)
      copy.index.append(IndexRow(event: [UInt8](repeating: 0xFF, count: 32), position: 3))
    }
    #expect(report.rules(.state) == ["index-row", "index-surplus"])
  }

  @Test func `finds the event a correction needs even when its index row is gone`() async throws {
    var small = try SmallLedger()
    let entry = try small.ledger.append(
      ToyDomain.stockCounted, by: SmallLedger.kpu, subject: "64.72",
      data: ["count": 5, "item": "ballot_box"])
    try small.ledger.append(
      LedgerType.recordCorrected, by: SmallLedger.kpu, subject: "64.72",
      data: [
        "event": .string("\(entry.event.hash)"), "reason": "recount",
        "values": [["pointer": "/data/count", "value": 6]],
      ])
    var copy = try small.copy()
    copy.index.removeAll { $0.event == entry.event.hash.bytes }
    let report = try await SmallLedger.verify(copy)
    #expect(report.rules(.state) == ["index-row"])
  }

  @Test func `ends where the rows of a table are not in order`() async throws {
    let report = try await report { copy in
      copy.index.swapAt(3, 4)
      copy.index.removeLast()
    }
    #expect(report.rules(.file) == ["unreadable"])
  }

  @Test func `names a sealed value that is missing`() async throws {
    let report = try await report { $0.sealed?.remove(at: 3) }
    #expect(report.failing == [.sealedValues])
    #expect(report.rules(.sealedValues) == ["sealed-missing"])
    guard case .sealedValue(_, "/data/text")? = report.first(.sealedValues)?.place else {
      Issue.record("the finding does not say where the value is sealed")
      return
    }
  }

  @Test func `names sealed values that nothing in the log stands for`() async throws {
    let report = try await report { copy in
      let row = try #require(copy.sealed?[0])
      copy.sealed?.append(
        SealedRow(
          event: Array(repeating: UInt8(ascii: "f"), count: 64), pointer: row.pointer,
          box: row.box))
      copy.sealed?.append(
        SealedRow(
          event: row.event, pointer: Array("/data/topic".utf8), box: row.box))
      copy.sealed?.sort { $0.precedes($1) }
    }
    #expect(report[.sealedValues].findings?.counts == [.init(rule: "sealed-surplus", count: 2)])
  }

  @Test func `lets an event that stands twice hide no surplus value`() async throws {
    var copy = try SmallLedger().copy().forged { entries in
      entries.append(entries[SmallLedger.firstRound])
    }
    let row = try #require(copy.sealed?[0])
    copy.sealed?.append(
      SealedRow(
        event: Array(repeating: UInt8(ascii: "f"), count: 64), pointer: row.pointer,
        box: row.box))
    let report = try await SmallLedger.verify(copy)
    #expect(report[.sealedValues].findings?.counts == [.init(rule: "sealed-surplus", count: 1)])
  }

  @Test func `finds no surplus where only the index was altered`() async throws {
    let report = try await report { copy in
      let event = try #require(copy.sealed?[0].event)
      copy.index.removeAll { Array(Hex.encode($0.event).utf8) == event }
      #expect(copy.index.count < copy.entries.count)
    }
    #expect(report.failing == [.state])
  }
}
