import CanonicalJSON
import EventLedger

/// One thing that somebody says in a synthetic season, in clear values.
struct SyntheticMoment {
  /// The desk that says it, or `registrar`.
  let author: String
  /// The short name of the event's type.
  let type: String
  var subject: String
  /// When it happened; nil for just now.
  var time: Instant?
  /// When it was written down; nil for just now.
  var recorded: Instant?
  var data: JSON
  /// Which earlier event the data is still to name, as its `event`.
  var amends: SyntheticAmendment?
  /// Whether its author had no line when writing it down, and so has seen nothing newer.
  var isLate = false
  /// Whether something is wrong with it, so that the log sets it aside.
  var isAstray = false
  /// The chain of a key that the event brings in.
  var begins: (name: String, desk: String, key: String)?

  init(
    _ author: String, _ type: String, about subject: String, at time: Instant? = nil,
    _ data: [(name: String, value: JSON)]
  ) {
    self.author = author
    self.type = type
    self.subject = subject
    self.time = time
    self.data = JSON(members: data)
  }
}

/// Which earlier event another one corrects, withdraws, confirms or disputes.
enum SyntheticAmendment {
  /// One of the author's own desk.
  case own
  /// One of another desk.
  case other
}
