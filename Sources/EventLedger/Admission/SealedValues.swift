package import CanonicalJSON
package import JSONSchema
import TransparencyLog

/// Whether the values that come with an event are the ones its commitments seal.
package enum SealedValues {
  /// Why the openings do not fit the event; nil when each commitment has one valid opening.
  ///
  /// * `type`: the event's type, whose schema describes the clear values.
  /// * `corrected`: for a correction, the type of the event it corrects: a corrected value is
  ///     described by that type's schema.
  package static func obstacle(
    toOpening event: Event, with openings: [Opening], type: EventType, corrected: EventType?
  ) -> NotTaken? {
    let commitments = Commitment.all(in: event)
    guard commitments.count <= Opening.countMax else {
      return .tooManySealedValues
    }
    var left = openings
    for commitment in commitments {
      guard let position = left.firstIndex(where: { $0.pointer == commitment.pointer }) else {
        return .openingMissing("\(commitment.pointer)")
      }
      let opening = left.remove(at: position)
      let hash = try? opening.commitment(
        ledger: event.ledger, author: event.author, number: event.number)
      guard hash == commitment.hash else { return .openingMismatch("\(commitment.pointer)") }
      let clear = clearSchema(at: commitment.pointer, of: event, type: type, corrected: corrected)
      guard let clear, opening.fits(clear) else {
        return .openingInvalid("\(commitment.pointer)")
      }
    }
    return left.first.map { .openingSurplus("\($0.pointer)") }
  }

  /// The schema of the clear value at a place of an event, given from the event's root.
  package static func clearSchema(
    at pointer: JSONPointer, of event: Event, type: EventType, corrected: EventType?
  ) -> JSONSchemaNode? {
    sealing(at: pointer, of: event, type: type, corrected: corrected)?.clear
  }

  /// How the schema seals a place of an event, given from the event's root; nil where it does not.
  static func sealing(
    at pointer: JSONPointer, of event: Event, type: EventType, corrected: EventType?
  ) -> (kind: SealingClass, clear: JSONSchemaNode)? {
    let inData = JSONPointer(tokens: Array(pointer.tokens.dropFirst()))
    if let sealed = type.schema.root.node(at: inData)?.sealed { return sealed }
    guard let corrected, inData.tokens.count == 3, inData.tokens[0] == "values",
      inData.tokens[2] == "value",
      let change = event.data["values"]?.elements.enumerated().first(where: {
        String($0.offset) == inData.tokens[1]
      })?.element,
      let target = change["pointer"]?.string.flatMap(JSONPointer.init)
    else { return nil }
    let inCorrected = JSONPointer(tokens: Array(target.tokens.dropFirst()))
    return corrected.schema.root.node(at: inCorrected)?.sealed
  }
}

extension Opening {
  /// Whether the clear value is small enough and fits the schema.
  fileprivate func fits(_ schema: JSONSchemaNode) -> Bool {
    guard let bytes = try? value.canonicalBytes(), bytes.count <= Self.valueByteCountMax,
      let text = try? JSONText(bytes)
    else { return false }
    return schema.isValid(text.root)
  }
}
