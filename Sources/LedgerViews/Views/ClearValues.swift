import CanonicalJSON
package import EventLedger
import TransparencyLog

/// What sealed values say, by their commitments: what a reader of views may see beside the signed
/// bytes.
package struct ClearValues: Sendable {
  private var values: [Hash: JSONValue] = [:]
  private var erasures: [Hash: Phrase] = [:]

  package init() {}

  /// Adds what an event's openings say; those that stand where the event seals nothing are left
  /// out.
  package mutating func add(_ openings: [Opening], of event: Event) {
    for commitment in Commitment.all(in: event) {
      guard let opening = openings.first(where: { $0.pointer == commitment.pointer }),
        let text = try? JSONText(opening.value.canonicalBytes())
      else { continue }
      values[commitment.hash] = text.root
    }
  }

  /// Adds what was erased of an event, with the words of the basis in law.
  ///
  /// `type`: the type of the acts that erase; nil when the rules have none.
  package mutating func add(_ erasure: ErasureRow, of event: Event, type: EventType?) {
    let bases = ChoiceLabels(of: type, at: "basis")
    for commitment in Commitment.all(in: event) {
      guard let place = erasure.place(at: commitment.pointer) else { continue }
      erasures[commitment.hash] = bases.phrase(of: place.basis)
    }
  }

  /// On which basis in law the value of a commitment was erased; nil when it was not.
  func erasure(of commitment: Hash) -> Phrase? { erasures[commitment] }

  /// What a commitment seals; nil when it is not known here.
  subscript(commitment: Hash) -> JSONValue? { values[commitment] }

  /// The commitment that stands in place of a value: an object whose only member is `sealed`.
  static func commitment(in value: JSONValue) -> Hash? {
    guard value.count == 1 else { return nil }
    return value["sealed"]?.string.flatMap(Hash.init(hex:))
  }
}
