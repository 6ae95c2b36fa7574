package import CanonicalJSON
package import EventLedger
import LedgerStore
package import TransparencyLog

/// What became of the lines of a batch.
package struct BatchResult: Sendable {
  /// A line that has its place in the log.
  package struct Placed: Sendable {
    package let line: Int
    /// The index of its entry.
    package let index: UInt64
    /// The hash of the event.
    package let event: Hash
    package let standing: Standing
    /// Whether the same event was in the log before.
    package let isRepeated: Bool

    init(line: Int, _ placed: PlacedEvent, isRepeated: Bool) {
      self.line = line
      index = placed.index
      event = placed.event
      standing = placed.standing
      self.isRepeated = isRepeated
    }
  }

  /// A line that was left out, and why; never what it said.
  package struct Reject: Sendable {
    package let line: Int
    package let refusal: WritingRefusal
  }

  package internal(set) var placed: [Placed] = []
  package internal(set) var rejected: [Reject] = []
  /// The newest checkpoint's size and root.
  package internal(set) var treeHead: TreeHead?
  /// The receipts of the lines that have their place, one after the other, where they were wanted.
  package internal(set) var receiptBytes: [UInt8] = []
  /// What became of the proofs that a key has used a number twice.
  package internal(set) var equivocations: EquivocationKeeper.Kept = .nothing

  package var takenCount: Int { placed.count { !$0.isRepeated } }
  package var repeatedCount: Int { placed.count { $0.isRepeated } }

  /// What programs are told: the rules that lines went against by their names.
  package var json: JSON {
    JSON(members: [
      ("placed", .array(placed.map(\.json))), ("rejected", .array(rejected.map(\.json))),
      ("root", treeHead.map { .string("\($0.root)") } ?? .null),
      ("size", treeHead.map { .integer(Int64($0.size)) } ?? .null),
    ])
  }
}

extension BatchResult.Placed {
  fileprivate var json: JSON {
    JSON(members: [
      ("event", .string("\(event)")), ("index", .integer(Int64(index))),
      ("line", .integer(Int64(line))), ("repeated", .boolean(isRepeated)),
      ("standing", .string(standing.reason?.code ?? "stands")),
    ])
  }
}

extension BatchResult.Reject {
  fileprivate var json: JSON {
    var members: [(name: String, value: JSON)] = [
      ("line", .integer(Int64(line))), ("reason", .string(refusal.rule)),
    ]
    if !refusal.places.isEmpty {
      members.append(("places", .array(refusal.places.map { .string("\($0)") })))
    }
    return JSON(members: members)
  }
}

/// A line of a batch or script that was refused.
package struct LineRefusal: ServiceRefusal {
  /// The line's number, from 1.
  package let line: Int
  package let refusal: WritingRefusal

  package init(line: Int, refusal: WritingRefusal) {
    self.line = line
    self.refusal = refusal
  }

  package var code: LedgerError.Code? { refusal.code }
}

/// A line kept a whole batch from being taken; nothing was appended.
package struct BatchRefusal: ServiceRefusal {
  package let line: LineRefusal
  /// What became of the proofs that a key has used a number twice.
  package internal(set) var equivocations: EquivocationKeeper.Kept = .nothing

  package var code: LedgerError.Code? { line.code }
}
