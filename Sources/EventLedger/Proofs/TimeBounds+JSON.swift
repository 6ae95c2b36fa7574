package import CanonicalJSON

extension TimeBounds {
  /// The bounds for machines: each with its time in UTC and whose word it is.
  package var json: JSON {
    [
      "notAfter": notAfter.json,
      "notBefore": notBefore.map { Bound($0, by: .log).json } ?? .null,
      "proven": proven?.json ?? .null,
    ]
  }
}

extension TimeBounds.Bound {
  fileprivate var json: JSON {
    let time: (name: String, value: JSON) = ("time", .string("\(Timestamp(utc: instant))"))
    return JSON(members: [time] + word.members)
  }
}

extension TimeBounds.Word {
  fileprivate var members: [(name: String, value: JSON)] {
    switch self {
    case .log: [("word", "log")]
    case .witness(let key, let size):
      [
        ("size", .integer(Int64(clamping: size))), ("witness", .string("\(key)")),
        ("word", "witness"),
      ]
    case .desk(let desk, let entry):
      [("desk", .string(desk)), ("entry", .integer(Int64(clamping: entry))), ("word", "desk")]
    }
  }
}
