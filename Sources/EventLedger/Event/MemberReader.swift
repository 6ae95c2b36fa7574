import CanonicalJSON

/// Takes the members of a canonical object in their order, each at most once.
///
/// Canonical objects are sorted, so one pass in the form's own sorted order reads every member
/// and finds the first that is missing or unknown. Texts of a form are handed on as bytes: no form of
/// the protocol has a character that JSON would escape.
struct MemberReader {
  private var rest: JSONMembers
  private var member: JSONMember?

  init(_ object: JSONValue, called name: String) throws(EventError) {
    guard object.kind == .object else {
      throw .malformed(member: name, expected: .object)
    }
    rest = object.members
    member = rest.next()
  }

  /// The next member's value when it has this name, else nil.
  mutating func optional(_ name: String) -> JSONValue? {
    guard let member, member.name.stringEquals(name) else { return nil }
    self.member = rest.next()
    return member.value
  }

  mutating func required(_ name: String) throws(EventError) -> JSONValue {
    guard let value = optional(name) else { throw .missing(member: name) }
    return value
  }

  /// A required text that `parse` accepts.
  mutating func required<Value>(
    _ name: String, as expected: EventError.Form, _ parse: (ArraySlice<UInt8>) -> Value?
  ) throws(EventError) -> Value {
    guard let value = try required(name).plainString.flatMap(parse) else {
      throw .malformed(member: name, expected: expected)
    }
    return value
  }

  /// A text that `parse` accepts; nil when the member is missing.
  mutating func optional<Value>(
    _ name: String, as expected: EventError.Form, _ parse: (ArraySlice<UInt8>) -> Value?
  ) throws(EventError) -> Value? {
    guard let member = optional(name) else { return nil }
    guard let value = member.plainString.flatMap(parse) else {
      throw .malformed(member: name, expected: expected)
    }
    return value
  }

  /// A required text of at least one character.
  mutating func text(_ name: String, as expected: EventError.Form) throws(EventError) -> String {
    guard let text = try required(name).string, !text.isEmpty else {
      throw .malformed(member: name, expected: expected)
    }
    return text
  }

  /// Refuses the first member that was not taken.
  func finish() throws(EventError) {
    guard let member else { return }
    throw .unknown(member: member.name.string ?? "")
  }
}
