import CanonicalJSON
import DeskPilkada
import Foundation
import LedgerTestSupport
import Testing

struct DemoWeekTests {
  let lines: [JSONText]

  init() throws {
    let file = ProjectFolder.root.appending(path: "scripts/demo-week/week.ndjson")
    lines = try Array(Data(contentsOf: file)).split(separator: UInt8(ascii: "\n"))
      .map { try JSONText(Array($0)) }
  }

  @Test func `tells at least three hundred events`() { #expect(lines.count >= 300) }

  @Test func `fits the schemas, line by line`() throws {
    for (index, line) in lines.enumerated() {
      let type = try #require(line.root["type"]?.string)
      guard type != "record.corrected" else { continue }
      let data = JSON(try #require(line.root["data"]))
      let violations = try SealedForm.violations(of: data, type: type)
      #expect(violations.isEmpty, "line \(index + 1), \(type)")
    }
  }

  @Test func `tells the events in the order they are received`() throws {
    let received = try lines.map { try #require($0.root["received"]?.string) }
    #expect(received == received.sorted())
  }

  @Test func `speaks only of regions in the author's scope that exist`() throws {
    let known = Set(try RegionFacts(province: "64").regions.map(\.code))
    for line in lines {
      let subject = try #require(line.root["subject"]?.string.flatMap(RegionCode.init))
      let desk = try #require(line.root["desk"]?.string)
      let scope = try #require(RegionCode(desk) ?? RegionCode("64"))
      #expect(known.contains(subject))
      #expect(scope.contains(subject), "\(desk) about \(subject)")
    }
  }

  @Test(arguments: [
    ("report.submitted", "report"), ("meeting.scheduled", "meeting"),
    ("shipment.dispatched", "shipment"), ("shipment.received", "shipment"),
    ("violation.noticed", "violation"),
  ])
  func `uses each label once`(type: String, member: String) throws {
    let labels = try lines.filter { $0.root["type"]?.string == type }
      .map { try #require($0.root["data"]?[member]?.string) }
    #expect(!labels.isEmpty)
    #expect(Set(labels).count == labels.count)
  }

  @Test func `says in its text what is made up`() {
    let silent: Set = ["meeting.scheduled"]
    for line in lines where !silent.contains(line.root["type"]?.string ?? "") {
      #expect(String(decoding: line.bytes, as: UTF8.self).contains("Latihan: "))
    }
  }

  @Test func `hears from every desk but Kutai Barat before nine on Monday the 25th`() throws {
    let reports = lines.filter {
      $0.root["data"]?["meeting"]?.string == "rakor-2024-11-25"
        && $0.root["type"]?.string == "report.submitted"
    }
    let inTime = reports.filter { ($0.root["received"]?.string ?? "") < "2024-11-25T00:00:00Z" }
    let desks = Set(inTime.compactMap { $0.root["desk"]?.string }).filter { RegionCode($0) != nil }
    #expect(desks.count == 9 && !desks.contains("64.07"))
    let late = reports.first { $0.root["desk"]?.string == "64.07" }
    #expect(late?.root["received"]?.string == "2024-11-25T05:40:00Z")
  }
}
