import ArgumentParser
import CanonicalJSON
import EventLedger
import LedgerStore
import LedgerViews
import TransparencyLog

/// A replay of a ledger up to a size, and what can be shown of it.
struct ReplayRun {
  let session: Session
  let ledger: LedgerFile
  let size: UInt64

  private var presentation: Presentation { session.presentation(of: ledger.genesis) }

  /// The state, rebuilt from the entries.
  func state() async throws -> LedgerState {
    let progress = Progress("replay")
    defer { progress.finish() }
    return try await Replay(of: ledger, catalogue: session.catalogue).state(at: size) { step, _ in
      progress.report(step.index)
    }
  }

  /// Tells the events as they were folded; of a row, those that changed it.
  func tell(
    where filter: EventFilter, touching row: (projection: String, key: String?)?
  ) async throws {
    let known = try await state()
    let names = try session.regionNames(in: ReplayedRows(known))
    let printer = EventPrinter(
      session: session, presentation: session.presentation(of: ledger.genesis, names: names))
    if !session.options.isJSON { Terminal.show(printer.presentation.page([])) }
    var state = LedgerState(catalogue: session.catalogue, revisions: known.revisions)
    try await Replay(of: ledger, catalogue: session.catalogue)
      .fold(into: &state, upTo: size) { step, state in
        let touched = state.takeChanges()
        guard filter.matches(step.prepared.event), Self.touches(row, in: touched) else { return }
        printer.show(step.prepared.entry, index: step.index, standing: step.standing)
      }
  }

  private static func touches(
    _ row: (projection: String, key: String?)?,
    in changes: [(projection: String, rows: [StoredRow])]
  ) -> Bool {
    guard let row else { return true }
    return changes.contains { change in
      change.projection == row.projection
        && change.rows.contains { row.key == nil || $0.key == row.key }
    }
  }

  /// Prints the projections with their roots.
  func showRoots(of state: LedgerState, as format: TableFormat) async throws {
    let projections = try await state.projectionRoots()
    let table = ProjectionRootsView(presentation).table(of: projections)
    Terminal.show(presentation.table(table, as: format))
  }

  /// Prints the rows of one projection.
  func show(
    _ name: String, key: String?, region: String?, of state: LedgerState, as format: TableFormat
  ) throws {
    guard let table = state.tables.first(where: { $0.definition.name == name }) else {
      let names = state.tables.map(\.definition.name).joined(separator: ", ")
      throw LedgerError(
        .notFound, Phrase(id: "tidak ada proyeksi \(name)", en: "there is no projection \(name)"),
        hint: Phrase(id: "yang ada: \(names)", en: "there are: \(names)"))
    }
    let scope = region.map { Scope($0) }
    let rows = table.loadedRows().filter { row in
      (key.map { $0 == row.key } ?? true) && (scope.map { row.isAbout($0) } ?? true)
    }
    if let key, rows.isEmpty {
      throw LedgerError(
        .notFound,
        Phrase(id: "\(name) tidak mempunyai baris \(key)", en: "\(name) has no row \(key)"))
    }
    let view = ProjectionView(presentation).table(of: rows, in: table.definition)
    Terminal.show(presentation.table(view, as: format))
  }

  /// Compares the state with the stored projections, by root and row.
  func compare(_ state: LedgerState) throws {
    guard size == (try ledger.size) else {
      throw UsageError(
        Phrase(
          id: "--check membandingkan dengan yang tersimpan, yaitu pada ukuran terbaru",
          en: "--check compares with what is stored, which is of the newest size"))
    }
    let comparison = try ProjectionComparison(state: state, stored: ledger)
    let table = ProjectionRootsView(presentation).table(of: comparison)
    Terminal.show(presentation.table(table, as: session.options.isJSON ? .json : .table))
    guard comparison.differences.isEmpty else { throw ExitCode(ExitStatus.findings) }
  }
}

extension StoredRow {
  /// Whether the row's key or its region lies in a scope.
  fileprivate func isAbout(_ scope: Scope) -> Bool {
    let first = key.split(separator: "/").first.map(String.init) ?? key
    if scope.contains(first) { return true }
    guard let value = try? JSONText(value).root else { return false }
    return ["region", "subject", "scope", "desk"].contains { name in
      value[name]?.string.map(scope.contains) ?? false
    }
  }
}
