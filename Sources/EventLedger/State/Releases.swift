package import CanonicalJSON
package import TransparencyLog

/// What revocations and releases say of the standing of earlier entries.
package struct Releases {
  private var releases: Table<ReleaseRow>
  /// What they say, as far as this fold knows them.
  private(set) var revisions: Revisions
  /// Whether one of them reaches entries that were folded without it: then the state is that of
  /// no history and is made anew from zero, with `revisions` known beforehand.
  private(set) var needsRefold = false

  init(rows: (any RowSource)?, revisions: Revisions) {
    releases = Table(source: rows)
    self.revisions = revisions
  }

  var tables: [any ProjectionTable] { [releases] }

  mutating func takeChanges() -> [(projection: String, rows: [StoredRow])] {
    [(releases.definition.name, releases.takeChanges())]
  }

  /// What stands against releasing an event: that it is an act, which is never undone and never
  /// made good in retrospect.
  ///
  /// Whether the event is set aside at present plays no part: a release of one that stands does
  /// nothing, and a fold that knows the release beforehand must judge it alike.
  func objection(
    toRelease data: JSONValue, fetched: Fetched, rules: Catalogue
  ) -> StandingReason? {
    guard let hash = data["event"]?.string.flatMap(Hash.init(hex:)),
      let target = fetched.events[hash]
    else { return StandingReason(StandingReason.unknownEvent) }
    guard let type = rules.pastType(named: target.event.type), type.canBeSetAsideByRevocation else {
      return StandingReason(StandingReason.notReleasable, detail: target.event.type)
    }
    return nil
  }

  /// What a revocation says against an event at an index; nil when none reaches it.
  func objection(
    afterRevocationOf event: Event, type: EventType, at index: UInt64
  ) -> StandingReason? {
    guard type.canBeSetAsideByRevocation, let from = revisions.setAsideFrom(event, at: index) else {
      return nil
    }
    return StandingReason(StandingReason.keyCompromised, .fromEntry("\(from)"))
  }

  /// What was set aside counts again, as if nothing had been said against it.
  mutating func release(_ act: Record, at index: UInt64) throws(RowError) {
    guard let event = act.data["event"]?.string.flatMap(Hash.init(hex:)) else { return }
    try releases.update(event, at: index) { $0 = ReleaseRow(index: index) }
    if revisions.release(event, at: index) { needsRefold = true }
  }

  /// The events of keys count nowhere from an index on.
  mutating func setAside(eventsOf keys: [Fingerprint], by reach: Revisions.Reach) {
    for key in keys {
      let isNew = revisions.setAside(eventsOf: key, by: reach)
      if reach.from < reach.at, isNew { needsRefold = true }
    }
  }
}

/// That the registrars have released an event which was set aside.
package struct ReleaseRow: Sendable, Hashable {
  /// The index at which the newest release took effect.
  package let index: UInt64
}

extension ReleaseRow: ProjectionRow {
  package typealias Key = Hash

  package init?(_ row: JSONValue) {
    guard let index = row["index"]?.integer else { return nil }
    self.init(index: UInt64(index))
  }

  package var members: [(name: String, value: JSON)] { [("index", .integer(Int64(index)))] }

  package static let definition = ProjectionDefinition(
    name: "releases", version: 1, columns: ["index"])
}
