package import CanonicalJSON
package import TransparencyLog

/// An entry that counts nowhere, and why: the desk sees it, the figures do not.
package struct SetAsideRow: Sendable, Hashable {
  /// The index of the entry.
  package let index: UInt64
  /// The type as events write it.
  package let type: String
  package let subject: String
  package let desk: String
  package let reason: StandingReason
}

extension SetAsideRow: ProjectionRow {
  package typealias Key = Hash

  package init?(_ row: JSONValue) {
    guard let index = row["index"]?.integer, let type = row["type"]?.string,
      let subject = row["subject"]?.string, let desk = row["desk"]?.string,
      let code = row["reason"]?.string, let detail = row["detail"]?.string
    else { return nil }
    self.init(
      index: UInt64(index), type: type, subject: subject, desk: desk,
      reason: StandingReason(code, StandingReason.Detail(detail)))
  }

  package var members: [(name: String, value: JSON)] {
    [
      ("index", .integer(Int64(index))), ("type", .string(type)), ("subject", .string(subject)),
      ("desk", .string(desk)), ("reason", .string(reason.code)),
      ("detail", .string("\(reason.detail)")),
    ]
  }

  package static let definition = ProjectionDefinition(
    name: "set_aside", version: 1,
    columns: ["index", "type", "subject", "desk", "reason", "detail"])
}
