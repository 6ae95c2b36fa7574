import ArgumentParser
import CanonicalJSON
import DeskPilkada
import EventLedger
import Foundation
import LedgerStore
import LedgerViews
import TransparencyLog

/// Rebuilds the state from the entries alone.
struct ReplayCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Rebuild the state from the entries alone, and print or check it.",
    discussion: """
      Prints the projections with their roots; with --projection its rows; with --at the Monday \
      board of that instant; with --events the story. --check compares with what is stored.
      """)

  @OptionGroup var options: GlobalOptions

  @Option(name: .customLong("as-of"), help: "A size, a time, or the file of a checkpoint.")
  var asOf: String?

  @Option(name: .customLong("at"), help: "Show the Monday board as of an instant.")
  var instant: String?

  @Option(help: "The meeting whose board --at shows.")
  var meeting: String?

  @Option(help: "Only rows and events of this region and all in it.")
  var region: String?

  @Option(help: "Print one projection's rows.")
  var projection: String?

  @Option(help: "Only the row with this key.")
  var key: String?

  @Option(help: "table, json or csv.")
  var format: TableFormat?

  @Flag(help: "Compare with the stored projections, by root and row.")
  var check = false

  @Flag(help: "Tell the story line by line.")
  var events = false

  func validate() throws {
    guard key == nil || projection != nil else { throw ValidationError("--key needs --projection") }
  }

  func run() async throws {
    let session = try Session(options)
    let ledger = try session.open()
    let size = try ReplaySize(asOf, session: session).size(in: ledger)
    let replay = ReplayRun(session: session, ledger: ledger, size: size)
    if events {
      let filter = try EventFilter(region: region, desk: nil, typeName: nil, session: session)
      try await replay.tell(where: filter, touching: projection.map { ($0, key) })
      return
    }
    let state = try await replay.state()
    if check { return try replay.compare(state) }
    if instant != nil || meeting != nil {
      return try BoardPrinter(session: session, genesis: ledger.genesis, size: size)
        .show(meeting: meeting, at: instant, from: ReplayedRows(state))
    }
    if let projection {
      try replay.show(projection, key: key, region: region, of: state, as: tableFormat)
    } else {
      try replay.showRoots(of: state, as: tableFormat)
    }
  }

  private var tableFormat: TableFormat { format ?? (options.isJSON ? .json : .table) }
}

extension TableFormat: ExpressibleByArgument {}

/// Which entries a replay takes: a size, all up to a time, or those below a checkpoint.
private struct ReplaySize {
  private let text: String?
  private let session: Session

  init(_ text: String?, session: Session) {
    self.text = text
    self.session = session
  }

  func size(in ledger: LedgerFile) throws -> UInt64 {
    let all = try ledger.size
    guard let text else { return all }
    if let size = UInt64(text), String(size) == text {
      guard size <= all else {
        throw LedgerError(.notFound, "the ledger has \(all) entries, not \(size)")
      }
      return size
    }
    if let time = try? session.time(text, in: ledger.genesis) {
      return try ledger.firstIndex(receivedFrom: time.instant.advanced(by: 1))
    }
    return try size(ofCheckpoint: text, in: ledger)
  }

  private func size(ofCheckpoint path: String, in ledger: LedgerFile) throws -> UInt64 {
    guard FileManager.default.fileExists(atPath: path) else {
      throw UsageError("--as-of takes a size, a time or the file of a checkpoint, not \(path)")
    }
    let note: SignedCheckpoint
    do {
      note = try SignedCheckpoint.open(
        try UnverifiedNote(try readFile(path)), with: [ledger.genesis.logKey])
    } catch let error as LedgerError {
      throw error
    } catch {
      throw LedgerError(.notFound, "\(path) is no checkpoint of this log: \(error)", cause: error)
    }
    let head = note.checkpoint.treeHead
    guard try ledger.publishedRoot(at: head.size) == head.root else {
      throw LedgerError(
        .corrupt, "the ledger has published no checkpoint of size \(head.size) with this root",
        hint: "run ledger verify --seen \(path)")
    }
    return head.size
  }
}
