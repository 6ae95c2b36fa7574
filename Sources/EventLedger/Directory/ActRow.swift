package import CanonicalJSON
package import TransparencyLog

/// A registrars' act: who has approved it, and whether it has taken effect.
package struct ActRow: Sendable, Hashable {
  package enum State: String, Sendable { case pending, effective, withdrawn }

  /// The short name of the act's type.
  package let type: String
  /// The index of the act's own entry.
  package let index: UInt64
  /// The key that wrote it.
  package let author: Fingerprint
  package var state = State.pending
  /// The registrars that have said yes, the author first.
  package var approvals: [Fingerprint]
  /// The index at which it took effect.
  package var effectiveAt: UInt64?

  package init(type: String, index: UInt64, author: Fingerprint) {
    self.type = type
    self.index = index
    self.author = author
    approvals = [author]
  }
}

extension ActRow: ProjectionRow {
  package typealias Key = Hash

  package init?(_ row: JSONValue) {
    guard let type = row["type"]?.string, let index = row["index"]?.integer,
      let author = row["author"]?.string.flatMap({ Fingerprint($0) }),
      let state = row["state"]?.string.flatMap(State.init),
      let approvals = row["approvals"]?.elements
    else { return nil }
    self.init(type: type, index: UInt64(index), author: author)
    self.state = state
    self.approvals = approvals.compactMap { $0.string.flatMap { Fingerprint($0) } }
    effectiveAt = row["effectiveAt"]?.integer.map(UInt64.init)
  }

  package var members: [(name: String, value: JSON)] {
    var members: [(name: String, value: JSON)] = [
      ("type", .string(type)), ("index", .integer(Int64(index))), ("author", .string("\(author)")),
      ("state", .string(state.rawValue)),
      ("approvals", .array(approvals.map { .string("\($0)") })),
    ]
    if let effectiveAt { members.append(("effectiveAt", .integer(Int64(effectiveAt)))) }
    return members
  }

  package static let definition = ProjectionDefinition(
    name: "acts", version: 1,
    columns: ["type", "index", "author", "state", "approvals", "effectiveAt"])
}
