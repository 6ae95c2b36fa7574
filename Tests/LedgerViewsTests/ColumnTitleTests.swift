import DeskPilkada
import EventLedger
import LedgerViews
import Testing

/// Columns are named in the projections, and titled where all wording stands.
struct ColumnTitleTests {
  @Test func `titles every column of every projection in both languages`() throws {
    let tables = LedgerState(catalogue: try Pilkada.catalogue()).tables
    let untitled = tables.map(\.definition).flatMap { definition in
      definition.columns.filter { ColumnTitles.title(of: $0) == nil }
        .map { "\(definition.name).\($0)" }
    }
    #expect(untitled == [], "give each a title in ColumnTitles")
  }
}
