import CanonicalJSON
package import TransparencyLog

/// What a ledger's first event, `ledger.opened`, fixes for ever.
package struct Genesis: Hashable, Sendable {
  /// The hash of the first event: the ledger's identity.
  package let hash: Hash
  /// The log's origin and key name on its checkpoints.
  package let origin: String
  package let title: String
  /// The offset from UTC that people of this ledger live by, in minutes.
  package let offsetMinutes: Int
  /// The region the ledger is about; the subject of events by keys that are no desk's.
  package let scope: Scope
  /// How many registrars must say yes to an act.
  package let threshold: Int
  package let registrars: [NoteVerifier]
  package let recoveryKey: NoteVerifier
  package let logKey: NoteVerifier
  package let serviceKey: NoteVerifier
  package let rulesVersion: Int
  package let rulesDigest: Hash
  /// Whether the ledger is an exercise, for ever.
  package let isRehearsal: Bool
  /// The first event's bytes, from which all this can be read again.
  package let bytes: [UInt8]

  /// Reads the data of `ledger.opened`; the schema of the type is checked before.
  package init(_ event: Event) throws(EventError) {
    let data = DataReader(event.data)
    hash = event.hash
    bytes = Array(event.bytes)
    origin = try data.text("origin")
    title = try data.text("title")
    guard let zone = Timestamp("1970-01-01T00:00:00" + (try data.text("timeZone"))) else {
      throw .malformed(member: "timeZone", expected: .offset)
    }
    offsetMinutes = zone.offsetMinutes ?? 0
    scope = Scope(try data.text("scope"))
    threshold = Int(try data.integer("threshold"))
    var registrars: [NoteVerifier] = []
    for element in try data.array("registrars") {
      registrars.append(try verifier(element, called: "registrars"))
    }
    self.registrars = registrars
    recoveryKey = try verifier(try data.value("recoveryKey"), called: "recoveryKey")
    logKey = try verifier(try data.value("logKey"), called: "logKey")
    serviceKey = try verifier(try data.value("serviceKey"), called: "serviceKey")
    rulesVersion = Int(try data.integer("rulesVersion"))
    rulesDigest = try data.hash("rulesDigest")
    isRehearsal = try data.boolean("rehearsal")
    try checkKeys()
  }

  /// Registrars, recovery, log and service are all different keys, and the threshold can be met.
  private func checkKeys() throws(EventError) {
    let keys = (registrars + [recoveryKey, logKey, serviceKey]).map(\.publicKey)
    guard Set(keys).count == keys.count else {
      throw .malformed(member: "registrars", expected: .distinctKeys)
    }
    guard (1...registrars.count).contains(threshold) else {
      throw .malformed(member: "threshold", expected: .threshold)
    }
    guard logKey.algorithm == .ed25519 else {
      throw .malformed(member: "logKey", expected: .logKey)
    }
    guard logKey.name.description == origin else {
      throw .malformed(member: "logKey", expected: .logKeyNamedAsOrigin)
    }
  }
}

private func verifier(
  _ value: JSONValue, called member: String
) throws(EventError) -> NoteVerifier {
  guard let text = value.string, let verifier = try? NoteVerifier(vkey: text) else {
    throw .malformed(member: member, expected: .verifierKey)
  }
  return verifier
}
