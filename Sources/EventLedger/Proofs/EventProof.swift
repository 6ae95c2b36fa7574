package import CanonicalJSON
package import TransparencyLog

/// One event with all that proves it, in one file, and with some of its sealed values opened where a
/// court is to read them.
///
/// It shows from a registrar's public key alone that the event is in the ledger's log and who signed it,
/// and that each opened value is the one that was sealed then. What is not opened stays closed: nothing
/// in the file tells of it but its commitment. One file, since who hands over two may lose one.
package struct EventProof: Sendable {
  /// The most bytes a file may have.
  package static let byteCountMax =
    LogProof.byteCountMax + directoryByteCountMax
    + 2 * Opening.countMax * Opening.valueByteCountMax
  /// The most bytes of the entries that bring keys in, with their proofs.
  static let directoryByteCountMax = 1 << 23

  /// The proof of the event's entry.
  package let fact: LogProof
  /// The proofs of the entries that lead from the ledger's first event to the keys, in their order.
  package let directory: [LogProof]
  /// What opens the chosen values; none in a proof that is for everybody.
  package let openings: [Opening]

  package init(fact: LogProof, directory: [LogProof], openings: [Opening] = []) {
    self.fact = fact
    self.directory = directory
    self.openings = openings
  }

  /// What a file shows.
  package struct Shown: Sendable {
    package let verdict: ProofVerdict
    /// What opens sealed values, each the one that was sealed.
    package let opened: [Opening]
    /// The sealed places that stay closed.
    package let closed: [JSONPointer]

    /// The event's entry.
    package var entry: Entry { verdict.fact.fact.entry }

    /// The same for machines.
    package var members: [(name: String, value: JSON)] {
      verdict.members + [
        ("closed", .array(closed.map { .string("\($0)") })), ("entry", JSON(entry.event.value)),
        ("opened", JSON(members: opened.map { (name: "\($0.pointer)", value: $0.value) })),
      ]
    }
  }

  /// Reads a file in its one spelling; nil when it is something else.
  package init?(_ bytes: [UInt8]) {
    guard bytes.count <= Self.byteCountMax, bytes.last == UInt8(ascii: "\n"),
      let text = try? JSONText(Array(bytes.dropLast())), text.isCanonical,
      let fact = text.root["event"].flatMap({ LogProof($0) }),
      let directory = text.root["directory"].flatMap({ [LogProof]($0) }),
      let opened = text.root["opened"], opened.kind == .array, opened.count <= Opening.countMax
    else { return nil }
    let openings = opened.elements.compactMap { try? Opening($0) }
    self.init(fact: fact, directory: directory, openings: openings)
    guard openings.count == opened.count, (try? self.bytes()) == bytes else { return nil }
  }

  /// The file: one canonical line.
  package func bytes() throws(JSONError) -> [UInt8] {
    let json: JSON = [
      "directory": .array(directory.map(\.json)), "event": fact.json,
      "opened": .array(openings.map(\.json)),
    ]
    return try json.canonicalBytes() + [UInt8(ascii: "\n")]
  }

  /// Checks the proofs, and that each opening is what the event sealed in its place.
  package func check(trusting trust: ProofTrust) throws(FactFault) -> Shown {
    let verdict = try ProofVerdict(fact, directory: directory, trusting: trust)
    let event = verdict.fact.fact.entry.event
    var closed = Commitment.all(in: event)
    for opening in openings {
      let hash = try? opening.commitment(
        ledger: event.ledger, author: event.author, number: event.number)
      guard
        let place = closed.firstIndex(where: {
          $0.pointer == opening.pointer && $0.hash == hash
        })
      else { throw .otherValue("\(opening.pointer)") }
      closed.remove(at: place)
    }
    return Shown(verdict: verdict, opened: openings, closed: closed.map(\.pointer))
  }
}

extension LogProof {
  /// Reads a proof's text in a file of JSON; nil when it is none.
  init?(_ value: JSONValue) {
    guard let text = value.string, let proof = try? LogProof(Array(text.utf8)) else { return nil }
    self = proof
  }

  /// The proof's text in a file of JSON.
  var json: JSON { .string(String(decoding: bytes, as: UTF8.self)) }
}

extension [LogProof] {
  /// Reads an array of proofs; nil when one of them is none.
  init?(_ value: JSONValue) {
    guard value.kind == .array else { return nil }
    self = value.elements.compactMap { LogProof($0) }
    guard count == value.count else { return nil }
  }
}
