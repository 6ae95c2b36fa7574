package import CanonicalJSON
package import TransparencyLog

/// Whether the stored boxes of one event belong to its commitments and, as far as their keys are at
/// hand, open them.
struct SealedValueCheck {
  let event: Event
  let commitments: [Commitment]

  /// Compares the event's rows; rows that belong to no commitment are left to the count, and
  /// missing ones to the audit of erasures.
  func compare(
    _ rows: [SealedRow], with keys: SealingKeys, count: inout SealedValueCount,
    findings: inout [Finding]
  ) {
    for commitment in commitments {
      guard let row = row(of: commitment, in: rows) else { continue }
      count.matched += 1
      guard let box = SealedBox(row.box) else {
        findings.append(
          finding(
            Finding.Rule.sealedForm, at: commitment, expected: .table(.box),
            found: .log(.bytes(row.box.count))))
        continue
      }
      count.rows[box.keyID, default: 0] += 1
      guard let key = keys[box.keyID] else {
        count.name(SealedValuesSeen.Row(event: event.hash, pointer: commitment.pointer))
        continue
      }
      let found = hash(of: box, at: commitment.pointer, with: key)
      if found == commitment.hash {
        count.opened += 1
      } else {
        findings.append(
          finding(
            Finding.Rule.sealedMismatch, at: commitment, expected: .verbatim("\(commitment.hash)"),
            found: found.map { .verbatim("\($0)") } ?? .table(.closedBox)))
      }
    }
  }

  /// The commitments of which no row is there.
  func missing(from rows: [SealedRow]) -> [Commitment] {
    commitments.filter { row(of: $0, in: rows) == nil }
  }

  func missingFinding(_ commitment: Commitment) -> Finding {
    finding(
      Finding.Rule.sealedMissing, at: commitment, expected: .verbatim("\(commitment.hash)"),
      found: .none)
  }

  private func row(of commitment: Commitment, in rows: [SealedRow]) -> SealedRow? {
    let pointer = "\(commitment.pointer)"
    return rows.first { $0.pointer.elementsEqual(pointer.utf8) }
  }

  /// The commitment that the box's salt and value make; nil when it does not open.
  private func hash(
    of box: SealedBox, at pointer: JSONPointer, with key: SealingKey
  ) -> Hash? {
    let opening = box.opened(at: SealedPlace(of: event, pointer: pointer), with: key)
    return try? opening?.commitment(
      ledger: event.ledger, author: event.author, number: event.number)
  }

  private func finding(
    _ rule: String, at commitment: Commitment, expected: Finding.Value, found: Finding.Value
  ) -> Finding {
    Finding(
      .sealedValues,
      at: .sealedValue(event: "\(event.hash)", pointer: "\(commitment.pointer)"), rule: rule,
      expected: expected, found: found)
  }
}

/// How many stored boxes belong to a commitment, under which keys, and how many open theirs.
struct SealedValueCount: Sendable {
  var matched: UInt64 = 0
  var opened: UInt64 = 0
  /// The boxes by the key that they bear.
  var rows: [SealingKey.ID: UInt64] = [:]
  /// Values that a copy does not bring with it, what was erased among them.
  var absent: UInt64 = 0
  /// The first rows whose key is not at hand.
  private(set) var unopened: [SealedValuesSeen.Row] = []

  /// How many rows are named.
  private static let namedMax = 20

  /// Names a row that was not opened, unless enough are.
  mutating func name(_ row: SealedValuesSeen.Row) {
    if unopened.count < Self.namedMax { unopened.append(row) }
  }

  static func += (left: inout SealedValueCount, right: SealedValueCount) {
    left.matched += right.matched
    left.opened += right.opened
    left.absent += right.absent
    left.rows.merge(right.rows, uniquingKeysWith: +)
    for row in right.unopened { left.name(row) }
  }
}

/// What a verification saw of the sealed values beside the log.
///
/// Without the sealing key it sees that each row belongs to a commitment and has a length that a
/// box can have; whether the box holds what was signed only the key shows.
package struct SealedValuesSeen: Hashable, Sendable {
  /// Where a box stands.
  package struct Row: Hashable, Sendable {
    package let event: Hash
    package let pointer: JSONPointer

    package init(event: Hash, pointer: JSONPointer) {
      self.event = event
      self.pointer = pointer
    }
  }

  /// How many boxes bear one key's id.
  package struct Rows: Hashable, Sendable {
    package let key: SealingKey.ID
    package let count: UInt64

    package init(key: SealingKey.ID, count: UInt64) {
      self.key = key
      self.count = count
    }
  }

  /// The boxes that belong to a commitment, by their key's id, sorted by it.
  package let rows: [Rows]
  /// How many opened their commitment.
  package let opened: UInt64
  /// The ids of the keys that were given, sorted.
  package let keys: [SealingKey.ID]
  /// The first boxes that no given key is for.
  package let unopened: [Row]
  /// Values that a copy does not bring with it.
  package let absent: UInt64
  /// Keys that the file says are lost.
  package let lostKeys: [SealingKey.ID]
  /// Whether the file says that a renewal of its key is under way.
  package let isBeingRenewed: Bool

  package init(
    rows: [Rows], opened: UInt64, keys: [SealingKey.ID] = [], unopened: [Row] = [],
    absent: UInt64 = 0, lostKeys: [SealingKey.ID] = [], isBeingRenewed: Bool = false
  ) {
    self.rows = rows
    self.opened = opened
    self.keys = keys
    self.unopened = unopened
    self.absent = absent
    self.lostKeys = lostKeys
    self.isBeingRenewed = isBeingRenewed
  }

  init(_ count: SealedValueCount, keys: SealingKeys, marks: [LedgerMark]) {
    self.init(
      rows: count.rows.map { Rows(key: $0.key, count: $0.value) }.sorted { $0.key < $1.key },
      opened: count.opened, keys: keys.ids, unopened: count.unopened, absent: count.absent,
      lostKeys: marks.lostKeys, isBeingRenewed: marks.renewal != nil)
  }

  /// How many boxes there are.
  package var rowCount: UInt64 { rows.reduce(0) { $0 + $1.count } }

  /// How many boxes bear another id than those of the keys that were given.
  package var unopenedCount: UInt64 {
    rows.filter { !keys.contains($0.key) }.reduce(0) { $0 + $1.count }
  }

  /// The keys that were given and that no box bears, where there are boxes.
  package var idleKeys: [SealingKey.ID] {
    rows.isEmpty ? [] : keys.filter { key in !rows.contains { $0.key == key } }
  }

  /// Whether keys were given and did not suffice, or were not those of this file: exit status 2.
  package var keysDoNotFit: Bool {
    !keys.isEmpty && (unopenedCount > 0 || !idleKeys.isEmpty)
  }
}
