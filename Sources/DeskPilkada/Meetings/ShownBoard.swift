import CanonicalJSON
package import EventLedger
package import TransparencyLog

/// Which board a meeting was shown: enough to rebuild it from the entries and to compare.
package struct ShownBoard: Hashable, Sendable {
  /// The board was rebuilt from the entries below this index.
  package let size: Int64
  /// The clock that what is late or missing was judged by.
  package let instant: Instant
  package let view: String
  package let version: Int64
  /// SHA-256 of the board in canonical JSON, as `ledger board --json` prints it, without the end of
  /// its line.
  package let digest: Hash

  /// The board that an object tells of, with the instant read apart; nil when there is none.
  init?(_ json: JSONValue?, instant: Int64?) {
    guard let json, let size = json.integer("size"), let instant, let view = json.text("view"),
      let version = json.integer("version"), let digest = json.hash("digest")
    else { return nil }
    self.size = size
    self.instant = Instant(seconds: instant)
    self.view = view
    self.version = version
    self.digest = digest
  }

  var json: JSON {
    [
      "size": .integer(size), "instant": .integer(instant.seconds), "view": .string(view),
      "version": .integer(version), "digest": .string("\(digest)"),
    ]
  }
}
