import TransparencyLog

/// Merges the stored rows of a projection with the rebuilt ones, both in the order of their keys.
struct RowComparison {
  private(set) var rowCount: UInt64 = 0
  private let projection: String
  private var storedState = StateRoot()
  private var rebuiltState = StateRoot()
  private var rest: StoredRows
  /// The next rebuilt row; nil when none is left.
  private var expected: StoredRow?

  /// How much of a differing value a finding tells, in bytes.
  private static let valueBytesTold = 200

  init(projection: String, rebuilt: StoredRows) {
    self.projection = projection
    rest = rebuilt
    expected = rest.next()
  }

  /// The root over the stored rows.
  var root: Hash { storedState.root }

  /// The root over the rebuilt rows, once all have been compared.
  var rebuiltRoot: Hash { rebuiltState.root }

  /// Compares the next stored row.
  mutating func compare(_ row: StoredProjectionRow, findings: inout FindingLog) {
    rowCount += 1
    let key = String(decoding: row.key, as: UTF8.self)
    storedState.append(StoredRow(key: key, value: row.value))
    while let missing = expected, missing.key.utf8.lexicographicallyPrecedes(row.key) {
      takeExpected()
      findings.add(finding(missing.key, Self.told(missing.value), .none))
    }
    guard let same = expected, same.key.utf8.elementsEqual(row.key) else {
      findings.add(finding(key, .table(.noRow), Self.told(row.value)))
      return
    }
    takeExpected()
    guard same.value != row.value else { return }
    findings.add(finding(key, Self.told(same.value), Self.told(row.value)))
  }

  /// Reports the rebuilt rows that are not stored.
  mutating func finish(findings: inout FindingLog) {
    while let missing = expected {
      takeExpected()
      findings.add(finding(missing.key, Self.told(missing.value), .none))
    }
  }

  private mutating func takeExpected() {
    if let expected { rebuiltState.append(expected) }
    expected = rest.next()
  }

  private func finding(
    _ key: String, _ expected: Finding.Value, _ found: Finding.Value
  ) -> Finding {
    Finding(
      .state, at: .projectionRow(projection: projection, key: key),
      rule: Finding.Rule.projectionRow, expected: expected, found: found)
  }

  private static func told(_ value: [UInt8]) -> Finding.Value {
    let start = String(decoding: value.prefix(valueBytesTold), as: UTF8.self)
    return .verbatim(value.count > valueBytesTold ? start + "…" : start)
  }
}
