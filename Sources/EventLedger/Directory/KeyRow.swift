package import CanonicalJSON
package import TransparencyLog

/// A key of the directory: whose it is, how far its chain has come, and how it ended.
package struct KeyRow: Sendable, Hashable {
  package let desk: String
  package let role: Role
  package let scope: Scope
  package let verifier: NoteVerifier
  /// The hash of the event that brought the key in; what its event number 1 names as `previous`.
  package let broughtInBy: Hash
  /// The index of the entry at which it came into force.
  package let since: UInt64
  /// The key's last number in the log, 0 before its first event.
  package var head: UInt64 = 0
  /// The hash that the key's next event must name as `previous`.
  package var headHash: Hash
  /// The tree size of its newest anchor, 0 before the first.
  package var anchorSize: UInt64 = 0
  package var end: End?
  /// The key it was rotated to.
  package var rotatedTo: Fingerprint?
  /// The revocations that reach back over its events.
  package private(set) var reaches: [Revisions.Reach] = []
  /// How many of its numbers were skipped, since nobody could supply their events.
  package private(set) var skipped: UInt64 = 0
  /// The numbers with which it has signed two events, of which the other is kept, in their order.
  package private(set) var equivocations: [UInt64] = []

  /// How and where a key ended; from that index on nothing by it is taken in.
  package struct End: Hashable, Sendable {
    package enum Manner: String, Sendable { case revoked, rotated }
    package let manner: Manner
    /// The index of the entry that ended it.
    package let index: UInt64
  }

  package init(
    desk: String, role: Role, scope: Scope, verifier: NoteVerifier, broughtInBy: Hash,
    since: UInt64
  ) {
    self.desk = desk
    self.role = role
    self.scope = scope
    self.verifier = verifier
    self.broughtInBy = broughtInBy
    self.since = since
    headHash = broughtInBy
  }

  /// How many of its events anchor a history that was lost with a restart of the log.
  package var lostAnchors: UInt64 = 0

  /// Ends the key; one that was rotated before stays ended where it was.
  mutating func revoke(at index: UInt64) {
    end = End(manner: .revoked, index: min(index, end?.index ?? index))
  }

  /// The first index from which its events count nowhere, unless they are released.
  package var setAsideFrom: UInt64? { reaches.map(\.from).min() }

  /// Lets the key's events count nowhere from an index on, and ends it when it goes on.
  mutating func setAside(by reach: Revisions.Reach) {
    reaches.append(reach)
    if end == nil { end = End(manner: .revoked, index: reach.at) }
  }

  /// Moves the head over numbers that nobody can supply.
  mutating func skip(to number: UInt64, hash: Hash) {
    skipped += number - head
    head = number
    headHash = hash
  }

  /// Notes that it has signed two events with a number.
  mutating func equivocate(with number: UInt64) {
    equivocations = (equivocations + [number]).sorted()
  }

  /// Whether a second event with a number can still be kept: once for each, and not too many.
  package func canEquivocate(with number: UInt64) -> Bool {
    equivocations.count < Constants.equivocationsMax && !equivocations.contains(number)
  }

  /// Whether the key may sign the entry at an index.
  package func isInForce(at index: UInt64) -> Bool {
    since < index && (end.map { index <= $0.index } ?? true)
  }
}

extension KeyRow: ProjectionRow {
  package typealias Key = Fingerprint

  package init?(_ row: JSONValue) {
    guard let desk = row["desk"]?.string, let role = row["role"]?.string.flatMap(Role.init),
      let scope = row["scope"]?.string, let vkey = row["verifier"]?.string,
      let verifier = try? NoteVerifier(vkey: vkey),
      let broughtInBy = row["broughtInBy"]?.string.flatMap(Hash.init(hex:)),
      let since = row["since"]?.integer, let head = row["head"]?.integer,
      let headHash = row["headHash"]?.string.flatMap(Hash.init(hex:)),
      let anchorSize = row["anchorSize"]?.integer
    else { return nil }
    self.init(
      desk: desk, role: role, scope: Scope(scope), verifier: verifier, broughtInBy: broughtInBy,
      since: UInt64(since))
    self.head = UInt64(head)
    self.headHash = headHash
    self.anchorSize = UInt64(anchorSize)
    if let manner = row["ended"]?.string.flatMap(End.Manner.init),
      let index = row["endedAt"]?.integer
    {
      end = End(manner: manner, index: UInt64(index))
    }
    rotatedTo = row["rotatedTo"]?.string.flatMap { Fingerprint($0) }
    for reach in row["reaches"].map({ Array($0.elements) }) ?? [] {
      guard let from = reach["from"]?.integer, let at = reach["at"]?.integer else { return nil }
      reaches.append(Revisions.Reach(from: UInt64(from), at: UInt64(at)))
    }
    skipped = row["skipped"]?.integer.map(UInt64.init) ?? 0
    lostAnchors = row["lostAnchors"]?.integer.map(UInt64.init) ?? 0
    for number in row["equivocations"].map({ Array($0.elements) }) ?? [] {
      guard let number = number.integer else { return nil }
      equivocations.append(UInt64(number))
    }
  }

  package var members: [(name: String, value: JSON)] {
    var members: [(name: String, value: JSON)] = [
      ("desk", .string(desk)), ("role", .string(role.rawValue)), ("scope", .string(scope.code)),
      ("verifier", .string("\(verifier)")), ("broughtInBy", .string("\(broughtInBy)")),
      ("since", .integer(Int64(since))), ("head", .integer(Int64(head))),
      ("headHash", .string("\(headHash)")), ("anchorSize", .integer(Int64(anchorSize))),
    ]
    if let end {
      members.append(("ended", .string(end.manner.rawValue)))
      members.append(("endedAt", .integer(Int64(end.index))))
    }
    if let rotatedTo { members.append(("rotatedTo", .string("\(rotatedTo)"))) }
    if let setAsideFrom {
      members.append(("reaches", .array(reaches.map(\.json))))
      members.append(("setAsideFrom", .integer(Int64(setAsideFrom))))
    }
    if skipped > 0 { members.append(("skipped", .integer(Int64(skipped)))) }
    if lostAnchors > 0 { members.append(("lostAnchors", .integer(Int64(lostAnchors)))) }
    if !equivocations.isEmpty {
      let numbers = equivocations.map { JSON.integer(Int64($0)) }
      members.append(("equivocations", .array(numbers)))
    }
    return members
  }

  package static let definition = ProjectionDefinition(
    name: "keys", version: 3,
    columns: [
      "desk", "role", "scope", "verifier", "since", "head", "headHash", "anchorSize", "ended",
      "endedAt",
      "rotatedTo", "setAsideFrom", "skipped", "equivocations",
      "lostAnchors",
    ])
}

extension Revisions.Reach {
  fileprivate var json: JSON { ["at": .integer(Int64(at)), "from": .integer(Int64(from))] }
}
