import CanonicalJSON
package import TransparencyLog

/// What other bodies than the author's desk hold of an event.
extension AmendmentRow {
  /// The word of another body that an event is right.
  package struct Confirmation: Hashable, Sendable {
    /// The event that says so.
    package let hash: Hash
    package let desk: String
    /// The index of its entry.
    package let index: UInt64
    /// The newest correction that applied when it was given; nil when none did.
    package let correction: Hash?
  }

  /// The word of another body that an event is not right.
  package struct Dispute: Hashable, Sendable {
    /// The event that says so.
    package let hash: Hash
    package let desk: String
    /// The index of its entry.
    package let index: UInt64
    /// One of the reasons that `record.disputed` enumerates.
    package let reason: String
  }

  /// Whether a desk has said what it holds of the event, and that is still in force.
  func isAssessed(by desk: String) -> Bool {
    confirmationsInForce.contains { $0.desk == desk } || disputes.contains { $0.desk == desk }
  }
}

extension AmendmentRow.Confirmation {
  init?(_ json: JSONValue) {
    guard let hash = json["hash"]?.string.flatMap(Hash.init(hex:)),
      let desk = json["desk"]?.string, let index = json["index"]?.integer
    else { return nil }
    self.init(
      hash: hash, desk: desk, index: UInt64(index),
      correction: json["correction"]?.string.flatMap(Hash.init(hex:)))
  }

  var json: JSON {
    var members: [(name: String, value: JSON)] = [
      ("desk", .string(desk)), ("hash", .string("\(hash)")), ("index", .integer(Int64(index))),
    ]
    if let correction { members.append(("correction", .string("\(correction)"))) }
    return JSON(members: members)
  }
}

extension AmendmentRow.Dispute {
  init?(_ json: JSONValue) {
    guard let hash = json["hash"]?.string.flatMap(Hash.init(hex:)),
      let desk = json["desk"]?.string, let index = json["index"]?.integer,
      let reason = json["reason"]?.string
    else { return nil }
    self.init(hash: hash, desk: desk, index: UInt64(index), reason: reason)
  }

  var json: JSON {
    [
      "desk": .string(desk), "hash": .string("\(hash)"), "index": .integer(Int64(index)),
      "reason": .string(reason),
    ]
  }
}
