import CanonicalJSON
import EventLedger

/// Stored rows that were put together by hand.
struct SampleRows: ProjectionReader {
  private var rows: [String: [StoredRow]] = [:]

  init() {}

  mutating func add(
    _ row: some ProjectionRow, under key: String, of definition: ProjectionDefinition
  ) throws {
    let value = JSON(members: row.members + [("entries", 1), ("newest", 1_302)])
    rows[definition.name, default: []].append(
      StoredRow(key: key, value: try value.canonicalBytes()))
  }

  func rows(of projection: String, withPrefix prefix: String) -> [StoredRow] {
    (rows[projection] ?? []).filter { $0.key.hasPrefix(prefix) }
  }
}
