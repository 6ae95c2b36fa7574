import CanonicalJSON
import DeskPilkada
import EventLedger
import Foundation
import LedgerService
import LedgerStore
import LedgerViews

extension RegionHistory {
  /// The newest events, by the instant that is asked about, whose subject or data names a region,
  /// found by reading the log through.
  ///
  /// `count`: how many are shown; the others are counted. `shown`: the state that says what became
  /// of each.
  init(
    of region: RegionOverview, newest count: Int, in shown: inout ShownState,
    of ledger: LedgerFile, under catalogue: Catalogue
  ) throws {
    let end = try ledger.firstIndex(receivedFrom: shown.instant.advanced(by: 1))
    let found = try ledger.entries(naming: Set(region.allCodes), below: min(end, shown.size))
    let lines = try found.suffix(count).map { index, entry in
      let reason = try shown.state.setAside(entry.event.hash)?.reason
      return HistoryLine(
        index: index, entry: entry, type: catalogue.types[entry.event.type],
        standing: reason.map { .setAside($0) } ?? .stands,
        amendments: try shown.state.amendment(of: entry.event.hash))
    }
    self.init(lines: lines, earlier: found.count - lines.count)
  }
}

extension LedgerFile {
  /// The entries below an index whose events are about one of the codes or name one in their data.
  fileprivate func entries(
    naming codes: Set<String>, below size: UInt64
  ) throws -> [(index: UInt64, entry: Entry)] {
    // A code stands in JSON as it is, between quotation marks: most entries need not be parsed.
    let needles = codes.map { Data("\"\($0)\"".utf8) }
    var found: [(index: UInt64, entry: Entry)] = []
    var next: UInt64 = 0
    while next < size {
      let page = try entries(from: next, count: Int(min(512, size - next)))
      guard !page.isEmpty else { break }
      for bytes in page {
        defer { next += 1 }
        let data = Data(bytes)
        guard needles.contains(where: { data.range(of: $0) != nil }) else { continue }
        let entry = try Entry(bytes)
        if entry.event.names(codes) { found.append((next, entry)) }
      }
    }
    return found
  }
}

extension Event {
  fileprivate func names(_ codes: Set<String>) -> Bool {
    codes.contains(subject) || data.names(codes)
  }
}

extension JSONValue {
  /// Whether one of the texts stands somewhere in the value.
  fileprivate func names(_ texts: Set<String>) -> Bool {
    switch kind {
    case .string: string.map(texts.contains) ?? false
    case .array: elements.contains { $0.names(texts) }
    case .object: members.contains { $0.value.names(texts) }
    default: false
    }
  }
}
