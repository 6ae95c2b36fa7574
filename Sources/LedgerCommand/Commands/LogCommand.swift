import ArgumentParser
import CanonicalJSON
import EventLedger
import Foundation
import LedgerService
import LedgerStore
import LedgerViews

/// Lists the log, a line for each event.
struct LogCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log", abstract: "List the events, a line each, in the order of the log.")

  @OptionGroup var options: GlobalOptions

  @Option(help: "Only this region and all in it.")
  var region: String?

  @Option(help: "Only this desk's events.")
  var desk: String?

  @Option(help: "Only this type.")
  var type: String?

  @Option(help: "Only what was received from this time on, or from this entry on.")
  var since: String?

  @Flag(help: "Go on as events come in.")
  var follow = false

  func run() async throws {
    let session = try Session(options)
    var ledger = try session.open()
    let filter = try EventFilter(
      region: region, desk: desk, typeName: type, session: session)
    var next = try first(in: ledger, session: session)
    let presentation = session.presentation(
      of: ledger.genesis, names: try session.regionNames(in: ledger))
    let printer = EventPrinter(session: session, presentation: presentation)
    if !options.isJSON { Terminal.show(presentation.page([])) }
    while true {
      next = try printer.show(from: next, in: ledger, where: filter.matches)
      guard follow else { return }
      try await Task.sleep(for: .seconds(1))
      ledger = try session.open()
    }
  }

  private func first(in ledger: LedgerFile, session: Session) throws -> UInt64 {
    guard let since else { return 0 }
    if let index = UInt64(since), String(index) == since { return index }
    return try ledger.firstIndex(
      receivedFrom: try session.time(since, in: ledger.genesis).instant)
  }
}

/// Which events a reader wants to see.
struct EventFilter {
  private let region: Scope?
  private let desk: String?
  private let type: String?

  init(region: String?, desk: String?, typeName: String?, session: Session) throws {
    self.region = region.map { Scope($0) }
    self.desk = desk
    type = try typeName.map { try session.workplace.type(named: $0).name }
  }

  func matches(_ event: Event) -> Bool {
    (region?.contains(event.subject) ?? true) && (desk.map { $0 == event.author.desk } ?? true)
      && (type.map { $0 == event.type } ?? true)
  }
}

/// Prints events as lines, for people or for programs.
struct EventPrinter {
  let session: Session
  let presentation: Presentation

  /// Prints the entries from an index on, and returns the index after the last.
  func show(
    from first: UInt64, in ledger: LedgerFile, where wanted: (Event) -> Bool
  ) throws -> UInt64 {
    var next = first
    var state = try ledger.state(under: session.catalogue)
    while true {
      let page = try ledger.entries(from: next, count: 512)
      guard !page.isEmpty else { return next }
      for bytes in page {
        defer { next += 1 }
        let entry = try Entry(bytes)
        guard wanted(entry.event) else { continue }
        let reason = try state.setAside(entry.event.hash)?.reason
        show(
          entry, index: next, standing: reason.map { .setAside($0) } ?? .stands,
          amendments: try state.amendment(of: entry.event.hash))
      }
    }
  }

  /// Prints one entry.
  func show(
    _ entry: Entry, index: UInt64, standing: Standing, amendments: AmendmentRow? = nil
  ) {
    if session.options.isJSON {
      return Terminal.show(String(decoding: entry.bytes, as: UTF8.self) + "\n")
    }
    let lines = EventLineView(presentation).lines(
      index: index, entry: entry, type: session.catalogue.types[entry.event.type],
      standing: standing, amendments: amendments)
    Terminal.show(lines.map { $0 + "\n" }.joined())
  }
}
