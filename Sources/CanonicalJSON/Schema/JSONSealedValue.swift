/// A value that a schema marks as sealed: the event keeps a commitment in its place.
package struct JSONSealedValue: Sendable {
  /// What stands in the event.
  package let stored: JSONValue
  /// Where it stands.
  package let pointer: JSONPointer
  package let kind: JSONSchemaSealing
  /// The schema of the clear value.
  package let clear: JSONSchemaNode
}
