package import CanonicalJSON
package import TransparencyLog

/// One event with some of its sealed values opened and all that proves it, in one file: for a court.
///
/// It shows from the log's public key alone that the event is in the log, who signed it, and that
/// each opened value is the one that was sealed then. What is not opened stays closed: nothing in the
/// file tells of it but its commitment.
package struct Disclosure: Sendable {
  /// The most bytes a disclosure may have.
  package static let byteCountMax =
    2 * LogProof.byteCountMax + 2 * Opening.countMax * Opening.valueByteCountMax

  /// The proof of the event's entry.
  package let fact: LogProof
  /// The proof of the entry that brought the author's key in.
  package let registration: LogProof
  /// What opens the chosen values.
  package let openings: [Opening]

  package init(fact: LogProof, registration: LogProof, openings: [Opening]) {
    self.fact = fact
    self.registration = registration
    self.openings = openings
  }

  /// Reads a disclosure's file in its one spelling; nil when it is something else.
  package init?(_ bytes: [UInt8]) {
    guard bytes.count <= Self.byteCountMax, bytes.last == UInt8(ascii: "\n"),
      let text = try? JSONText(Array(bytes.dropLast())), text.isCanonical,
      let fact = text.root["event"]?.string.flatMap({ try? LogProof(Array($0.utf8)) }),
      let key = text.root["key"]?.string.flatMap({ try? LogProof(Array($0.utf8)) }),
      let opened = text.root["opened"], opened.kind == .array, opened.count <= Opening.countMax
    else { return nil }
    let openings = opened.elements.compactMap { try? Opening($0) }
    self.init(fact: fact, registration: key, openings: openings)
    guard openings.count == opened.count, (try? self.bytes()) == bytes else { return nil }
  }

  /// The disclosure as a file: one canonical line.
  package func bytes() throws(JSONError) -> [UInt8] {
    let json: JSON = [
      "event": .string(String(decoding: fact.bytes, as: UTF8.self)),
      "key": .string(String(decoding: registration.bytes, as: UTF8.self)),
      "opened": .array(openings.map(\.json)),
    ]
    return try json.canonicalBytes() + [UInt8(ascii: "\n")]
  }

  /// Checks the proofs, and that each opening is what the event sealed in its place.
  /// - Returns: the proven event, and the places that stay closed.
  package func check(
    under policy: Policy
  ) throws(FactFault) -> (fact: ProvenFact, closed: [JSONPointer]) {
    let proven = try ProvenFact(fact, registration: registration, under: policy)
    let event = proven.fact.entry.event
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
    return (proven, closed.map(\.pointer))
  }
}
