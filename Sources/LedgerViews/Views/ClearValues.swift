import CanonicalJSON
package import EventLedger
import TransparencyLog

/// What sealed values say, by their commitments: what a reader of views may see beside the signed
/// bytes.
package struct ClearValues: Sendable {
  private var values: [Hash: JSONValue] = [:]

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

  /// What a commitment seals; nil when it is not known here.
  subscript(commitment: Hash) -> JSONValue? { values[commitment] }

  /// The commitment that stands in place of a value: an object whose only member is `sealed`.
  static func commitment(in value: JSONValue) -> Hash? {
    guard value.count == 1 else { return nil }
    return value["sealed"]?.string.flatMap(Hash.init(hex:))
  }
}
