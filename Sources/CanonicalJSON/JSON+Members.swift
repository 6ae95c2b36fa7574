extension JSON {
  /// An object with these members; writing it puts them in canonical order.
  package init(members: [(name: String, value: JSON)]) {
    self = .object(members.map { JSON.Member(name: $0.name, value: $0.value) })
  }
}
