import CanonicalJSON
package import TransparencyLog

/// A small file that shows a third party, by public keys alone, that somebody went against the
/// protocol: one canonical line of JSON.
///
/// It names the log's key as whoever wrote it knew it, and those before it under which something in
/// the file is signed. That is a convenience; whoever judges it compares the keys with those published
/// elsewhere, or brings them along.
package struct EvidenceFile: Sendable {
  /// The key of the log, as the file names it.
  package let logKey: NoteVerifier
  /// Keys that the log had before, as the file names them; none when its key was never replaced.
  package let formerLogKeys: [NoteVerifier]
  package let content: Content

  /// What the evidence is of.
  package enum Content: Sendable {
    case equivocation(Equivocation)
    case fork(ForkEvidence)
    case missingEntry(MissingEntry)
  }

  /// What evidence that was checked shows.
  package enum Shown: Sendable {
    case equivocation(Equivocation.Shown)
    case fork(ForkEvidence.Shown)
    case missingEntry(MissingEntry.Shown)
  }

  /// The most bytes a file may have: an event, a note or a proof, and two more proofs.
  package static let byteCountMax = 3 * LogProof.byteCountMax

  package init(logKey: NoteVerifier, formerLogKeys: [NoteVerifier] = [], content: Content) {
    self.logKey = logKey
    self.formerLogKeys = formerLogKeys
    self.content = content
  }

  /// The keys of the log, as the file names them, its present one first.
  package var logKeys: [NoteVerifier] { [logKey] + formerLogKeys }

  /// A policy that believes the keys the file names.
  package var ownPolicy: Policy {
    get throws(PolicyError) { try Policy(logs: logKeys.map { Policy.Log(key: $0) }) }
  }

  /// Checks the evidence under a policy that names the log.
  package func check(under policy: Policy) throws(EvidenceFault) -> Shown {
    try content.check(under: policy)
  }
}

extension EvidenceFile.Content {
  /// Checks the evidence under a policy that names the log: each key that it has had, where it was
  /// replaced.
  package func check(under policy: Policy) throws(EvidenceFault) -> EvidenceFile.Shown {
    switch self {
    case .equivocation(let evidence): .equivocation(try evidence.check(under: policy))
    case .fork(let evidence): .fork(try evidence.check(under: policy))
    case .missingEntry(let evidence): .missingEntry(try evidence.check(under: policy))
    }
  }
}

extension EvidenceFile.Shown {
  /// The keys of the log under which the evidence stands.
  package var logKeys: [NoteVerifier] {
    switch self {
    case .equivocation(let shown): shown.signers.keys
    case .fork(let shown): shown.signers.keys
    case .missingEntry(let shown): shown.signers.keys
    }
  }
}

// The file's form. Its schema is `Schemas/reports/evidence.json`.

extension EvidenceFile {
  /// Reads a file in its one spelling; nil when it is something else.
  package init?(_ bytes: [UInt8]) {
    guard bytes.count <= Self.byteCountMax, bytes.last == UInt8(ascii: "\n"),
      let text = try? JSONText(Array(bytes.dropLast())),
      let key = text.root["logKey"]?.string.flatMap({ try? NoteVerifier(vkey: $0) }),
      let content = Content(text.root)
    else { return nil }
    let former = text.root["formerLogKeys"]?.elements.compactMap { element in
      element.string.flatMap { try? NoteVerifier(vkey: $0) }
    }
    self.init(logKey: key, formerLogKeys: former ?? [], content: content)
    // What was not read is not written again either.
    guard self.bytes == bytes, (try? ownPolicy) != nil else { return nil }
  }

  /// The evidence as a file.
  package var bytes: [UInt8] {
    var members = content.members
    members.append(("evidence", .string(content.code)))
    members.append(("logKey", .string("\(logKey)")))
    if !formerLogKeys.isEmpty {
      members.append(("formerLogKeys", .array(formerLogKeys.map { .string("\($0)") })))
    }
    let json = JSON(members: members)
    guard let bytes = try? json.canonicalBytes() else {
      preconditionFailure("evidence holds text and events only")
    }
    return bytes + [UInt8(ascii: "\n")]
  }
}

extension EvidenceFile.Content {
  /// The name of the kind, in the file and on the command line.
  package var code: String {
    switch self {
    case .equivocation: "equivocation"
    case .fork: "split-view"
    case .missingEntry: "missing-entry"
    }
  }

  fileprivate init?(_ value: JSONValue) {
    switch value["evidence"]?.string {
    case "equivocation":
      guard let taken = value.proof("taken"), let other = value["other"].flatMap(SignedEvent.init),
        let registration = value.proof("registration")
      else { return nil }
      self = .equivocation(
        Equivocation(taken: taken, other: other, registration: registration))
    case "split-view":
      guard let smaller = value.note("smaller"), let larger = value.note("larger"),
        let root = value["prefixRoot"]?.string.flatMap({ Hash(hex: $0) }),
        let path = value["path"]?.elements.map({ $0.string.flatMap { Hash(hex: $0) } })
      else { return nil }
      self = .fork(
        ForkEvidence(
          smaller: smaller, larger: larger, prefixRoot: root,
          path: ConsistencyProof(hashes: path.compactMap(\.self))))
    case "missing-entry":
      guard let promised = value.proof("promised"), let held = value.proof("held") else {
        return nil
      }
      self = .missingEntry(MissingEntry(promised: promised, held: held))
    default: return nil
    }
  }

  fileprivate var members: [(name: String, value: JSON)] {
    switch self {
    case .equivocation(let evidence):
      [
        ("other", evidence.other.json), ("registration", evidence.registration.json),
        ("taken", evidence.taken.json),
      ]
    case .fork(let evidence):
      [
        ("larger", evidence.larger.json),
        ("path", .array(evidence.path.hashes.map { .string("\($0)") })),
        ("prefixRoot", .string("\(evidence.prefixRoot)")), ("smaller", evidence.smaller.json),
      ]
    case .missingEntry(let evidence):
      [("held", evidence.held.json), ("promised", evidence.promised.json)]
    }
  }
}

extension JSONValue {
  fileprivate func proof(_ name: String) -> LogProof? {
    self[name].flatMap { LogProof($0) }
  }

  fileprivate func note(_ name: String) -> UnverifiedNote? {
    self[name]?.string.flatMap { try? UnverifiedNote(Array($0.utf8)) }
  }
}

extension UnverifiedNote {
  fileprivate var json: JSON { .string(String(decoding: bytes, as: UTF8.self)) }
}
