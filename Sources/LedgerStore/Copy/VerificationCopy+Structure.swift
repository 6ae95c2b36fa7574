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
    return try objects + damagedPages() + unfinishedWork()
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
