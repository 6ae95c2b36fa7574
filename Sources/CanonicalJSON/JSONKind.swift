/// The six kinds of JSON value (RFC 8259 §3); `true` and `false` are one kind.
package enum JSONKind: Hashable, Sendable, CaseIterable {
  case null, boolean, number, string, array, object
}
