package import TransparencyLog

/// What later entries say of the standing of earlier ones: how far revocations reach back, and what
/// the registrars have released since.
///
/// It only grows as entries are folded. A fold that finds more than it was given is made again with
/// what it found, and then finds nothing new.
package struct Revisions: Hashable, Sendable {
  /// How far a revocation reaches back.
  package struct Reach: Hashable, Sendable {
    /// The first index whose entry counts nowhere.
    package let from: UInt64
    /// The index at which the revocation took effect.
    package let at: UInt64

    package init(from: UInt64, at index: UInt64) {
      self.from = from
      at = index
    }
  }

  private var reaches: [Fingerprint: Set<Reach>] = [:]
  /// For each event that was released, the index at which the newest release took effect.
  private var releases: [Hash: UInt64] = [:]

  package init() {}

  /// Notes that a revocation sets a key's events aside; says whether that was not known.
  @discardableResult
  package mutating func setAside(eventsOf key: Fingerprint, by reach: Reach) -> Bool {
    reaches[key, default: []].insert(reach).inserted
  }

  /// Notes that an event was released; says whether that was not known.
  @discardableResult
  package mutating func release(_ event: Hash, at index: UInt64) -> Bool {
    if let known = releases[event], known >= index { return false }
    releases[event] = index
    return true
  }

  /// Whether an event was released at some time, which lifts for ever what its clock had done.
  func isReleased(_ event: Hash) -> Bool { releases[event] != nil }

  /// From where on a revocation sets an event aside, the last word being that of the last
  /// revocation or release; nil when none does.
  func setAsideFrom(_ event: Event, at index: UInt64) -> UInt64? {
    guard let reaches = reaches[event.author.key] else { return nil }
    let released = releases[event.hash]
    return reaches.lazy.filter { reach in
      reach.from <= index && (released.map { reach.at > $0 } ?? true)
    }.map(\.from).min()
  }
}
