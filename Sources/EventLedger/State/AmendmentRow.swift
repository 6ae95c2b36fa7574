package import CanonicalJSON
package import TransparencyLog

/// What later events say about an earlier one: its corrections and its withdrawal.
package struct AmendmentRow: Sendable, Hashable {
  /// A correction, and the one it says it follows.
  package struct Correction: Hashable, Sendable {
    package let hash: Hash
    package let replaces: Hash?
  }

  /// The corrections in the order they were taken in, without those withdrawn.
  package var corrections: [Correction] = []
  /// The event that withdrew it.
  package var withdrawnBy: Hash?

  package init() {}

  /// Whether two corrections contradict: one does not follow the one before.
  ///
  /// Then neither applies.
  package var isInConflict: Bool {
    var before: Hash?
    for correction in corrections {
      guard correction.replaces == before else { return true }
      before = correction.hash
    }
    return false
  }

  /// The corrections that apply, in order; none when they contradict.
  package var applicable: [Hash] { isInConflict ? [] : corrections.map(\.hash) }
}

extension AmendmentRow: ProjectionRow {
  package typealias Key = Hash

  package init?(_ row: JSONValue) {
    guard let corrections = row["corrections"]?.elements else { return nil }
    for element in corrections {
      guard let hash = element["hash"]?.string.flatMap(Hash.init(hex:)) else { return nil }
      let replaces = element["replaces"]?.string.flatMap(Hash.init(hex:))
      self.corrections.append(Correction(hash: hash, replaces: replaces))
    }
    withdrawnBy = row["withdrawnBy"]?.string.flatMap(Hash.init(hex:))
  }

  package var members: [(name: String, value: JSON)] {
    var members: [(name: String, value: JSON)] = [
      ("corrections", .array(corrections.map(\.json))), ("conflict", .boolean(isInConflict)),
    ]
    if let withdrawnBy { members.append(("withdrawnBy", .string("\(withdrawnBy)"))) }
    return members
  }

  package static let definition = ProjectionDefinition(
    name: "amendments", version: 1, columns: ["corrections", "conflict", "withdrawnBy"])
}

extension AmendmentRow.Correction {
  fileprivate var json: JSON {
    var members: [(name: String, value: JSON)] = [("hash", .string("\(hash)"))]
    if let replaces { members.append(("replaces", .string("\(replaces)"))) }
    return JSON(members: members)
  }
}
