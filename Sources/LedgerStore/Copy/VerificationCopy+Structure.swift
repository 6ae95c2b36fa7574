package import EventLedger
import GRDB

extension VerificationCopy {
  /// What is wrong with the file as a database: its objects, and what SQLite's own check finds.
  package func structure() throws -> [Finding] {
    let expected = try FileStructure(ofLedgerWith: definitions)
    let known = Set(definitions.map { "\($0.name) \($0.version)" })
    let others = try (storedProjections() ?? [])
      .filter { !known.contains("\($0.name) \($0.version)") }
    let objects = try FileStructure(of: connection)
      .findings(against: expected, otherProjections: Set(others.map(\.name)))
    return try objects + movingPages() + damagedPages() + bytesBehindPages() + unlistedRows()
      + unfinishedWork()
  }

  /// That the header lets SQLite move pages about by a map that a ledger's file does not have; not
  /// every such header is found by SQLite's own check.
  private func movingPages() throws -> [Finding] {
    let mode = try connection.run { database in
      try database.row("PRAGMA auto_vacuum") { $0.integer(0) } ?? 0
    }
    guard mode != 0 else { return [] }
    return [
      Finding(
        .file, at: .object("auto_vacuum"), rule: Finding.Rule.structure, expected: .verbatim("0"),
        found: .verbatim("\(mode)"))
    ]
  }

  /// What stands behind the last page, where no table is and nothing is read.
  private func bytesBehindPages() throws -> [Finding] {
    // With a write-ahead log beside it a file need not be of its final length yet.
    guard let size = restingByteCount else { return [] }
    let pages = try connection.run { database in
      (try database.row("PRAGMA page_count") { $0.integer(0) } ?? 0)
        * (try database.row("PRAGMA page_size") { $0.integer(0) } ?? 0)
    }
    guard pages < size else { return [] }
    return [
      Finding(
        .file, at: .ledger, rule: Finding.Rule.structure, expected: .log(.bytes(Int(pages))),
        found: .log(.bytes(Int(size))))
    ]
  }

  /// Rows of projections that are not listed: no view shows them and nothing compares them.
  private func unlistedRows() throws -> [Finding] {
    guard try hasTable("projections"), try hasTable("projection_rows") else { return [] }
    let names = try connection.run { database in
      try database.rows(
        """
        SELECT DISTINCT projection FROM projection_rows
        WHERE projection NOT IN (SELECT name FROM projections) LIMIT 20
        """
      ) { $0.text(0) }
    }
    return names.map { name in
      Finding(
        .state, at: .projection(name), rule: Finding.Rule.projectionSet, expected: .table(.known),
        found: .table(.row))
    }
  }

  /// What the marks of the file say that is not as it must be.
  private func unfinishedWork() throws -> [Finding] {
    try markTexts().compactMap { text in
      switch LedgerMark(text) {
      case .copy, .renewal, .keyLost: nil
      case .erasureUnfinished:
        Finding(
          .file, at: .object("marks"), rule: Finding.Rule.erasureUnfinished,
          expected: .file(.noTrace), found: .verbatim(text))
      case nil:
        Finding(
          .file, at: .object("marks"), rule: Finding.Rule.structure,
          expected: .verbatim(LedgerMark.forms), found: .verbatim(text))
      }
    }
  }

  private func damagedPages() throws -> [Finding] {
    let answers: [String]
    do {
      answers = try connection.run { database in
        try database.rows("PRAGMA integrity_check(20)") { $0.text(0) }
      }
    } catch let error as LedgerError where error.code == .corrupt {
      answers = ["\(error)"]
    }
    return answers.filter { $0 != "ok" }.map { answer in
      Finding(
        .file, at: .ledger, rule: Finding.Rule.unreadable, expected: .file(.sound),
        found: .verbatim(answer))
    }
  }
}
