import CanonicalJSON
import TransparencyLog

/// Whether the stored clear values of one event open its commitments.
struct SealedValueCheck {
  let event: Event
  let commitments: [Commitment]

  /// Compares the event's rows; rows that belong to no commitment are left to the count, and
  /// missing ones to the audit of erasures.
  func compare(_ rows: [SealedRow], count: inout SealedValueCount, findings: inout [Finding]) {
    for commitment in commitments {
      let pointer = "\(commitment.pointer)"
      guard let row = rows.first(where: { $0.pointer.elementsEqual(pointer.utf8) }) else {
        continue
      }
      count.matched += 1
      let found = hash(of: row, at: commitment.pointer)
      if found == commitment.hash {
        count.opened += 1
      } else {
        findings.append(
          finding(
            Finding.Rule.sealedMismatch, at: pointer, expected: "\(commitment.hash)",
            found.map { .verbatim("\($0)") } ?? .table(.noOpening)))
      }
    }
  }

  /// The commitments of which no row is there.
  func missing(from rows: [SealedRow]) -> [Commitment] {
    commitments.filter { commitment in
      let pointer = "\(commitment.pointer)"
      return !rows.contains { $0.pointer.elementsEqual(pointer.utf8) }
    }
  }

  func missingFinding(_ commitment: Commitment) -> Finding {
    finding(
      Finding.Rule.sealedMissing, at: "\(commitment.pointer)", expected: "\(commitment.hash)",
      .none)
  }

  /// The commitment that the row's salt and value make; nil when they make none.
  private func hash(of row: SealedRow, at pointer: JSONPointer) -> Hash? {
    // The stored bytes are compared, not what they mean: a second spelling is not the same value.
    guard let text = try? JSONText(row.value), text.isCanonical,
      let opening = Opening(pointer: pointer, salt: row.salt, value: JSON(text.root))
    else { return nil }
    return try? opening.commitment(
      ledger: event.ledger, author: event.author, number: event.number)
  }

  private func finding(
    _ rule: String, at pointer: String, expected: String, _ found: Finding.Value
  ) -> Finding {
    Finding(
      .sealedValues, at: .sealedValue(event: "\(event.hash)", pointer: pointer), rule: rule,
      expected: .verbatim(expected), found: found)
  }
}

/// How many stored clear values belong to a commitment, and how many open theirs.
struct SealedValueCount: Sendable {
  var matched: UInt64 = 0
  var opened: UInt64 = 0

  static func += (left: inout SealedValueCount, right: SealedValueCount) {
    left.matched += right.matched
    left.opened += right.opened
  }
}
