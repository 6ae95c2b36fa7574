import TransparencyLog

/// Who wrote, over which period and how much, counted while the entries stream by.
struct AuthorAudit {
  /// The events of known keys.
  private var byKey: [Fingerprint: Written] = [:]
  private var opened: Instant?
  /// How many entries came within the first minute.
  private var firstMinute: UInt64 = 0

  private struct Written {
    var events: UInt64 = 0
    let first: Instant
    var last: Instant
  }

  /// Notes the next entry, which names a key that is known.
  mutating func note(_ read: ReadEntry) {
    guard let entry = try? read.content.get().entry else { return }
    let instant = entry.received
    let opened = opened ?? instant
    self.opened = opened
    if instant.seconds - opened.seconds < 60 { firstMinute += 1 }
    byKey[entry.event.author.key, default: Written(first: instant, last: instant)].events += 1
    byKey[entry.event.author.key]?.last = instant
  }

  /// The authors by their desks, sorted by these.
  func authors(among keys: [KeyRow]) -> [AuthorSeen] {
    var desks: [String: AuthorSeen] = [:]
    for key in keys {
      guard let written = byKey[Fingerprint(of: key.verifier.publicKey)] else { continue }
      let own = AuthorSeen(
        desk: key.desk, keys: 1, events: written.events, first: written.first, last: written.last)
      desks[key.desk] = desks[key.desk].map { $0 + own } ?? own
    }
    return desks.values.sorted { $0.desk < $1.desk }
  }

  /// How many keys came in within a minute of the opening, as one machine makes them.
  func keysOfFirstMinute(among keys: [KeyRow]) -> UInt64 {
    UInt64(keys.count { $0.since < firstMinute })
  }
}

/// What stands in the name of one desk: how many events, by how many keys, received when.
package struct AuthorSeen: Hashable, Sendable {
  package let desk: String
  package let keys: UInt64
  package let events: UInt64
  /// When the first and the last of them were received, by the log's word.
  package let first: Instant
  package let last: Instant

  package init(desk: String, keys: UInt64, events: UInt64, first: Instant, last: Instant) {
    self.desk = desk
    self.keys = keys
    self.events = events
    self.first = first
    self.last = last
  }

  /// The code of the region that the desk is of: `64.03` of `kpu-64.03`.
  package var region: String { String(desk.split(separator: "-").last ?? "") }

  fileprivate static func + (one: Self, other: Self) -> Self {
    Self(
      desk: one.desk, keys: one.keys + other.keys, events: one.events + other.events,
      first: min(one.first, other.first), last: max(one.last, other.last))
  }
}
