/// One thing that is not as it must be: where, by which rule, and both values.
package struct Finding: Hashable, Sendable {
  /// A place in a ledger.
  package enum Place: Hashable, Sendable {
    /// An entry, by its index.
    case entry(UInt64)
    /// A row of `checkpoints`, by its size.
    case checkpoint(Int64)
    /// A row of `cosignatures`.
    case cosignature(size: Int64, witness: String)
    /// A row of `tiles`.
    case tile(level: Int64, number: Int64)
    /// A row of the index of event hashes, by the hash in hexadecimal.
    case indexRow(String)
    /// A stored projection.
    case projection(String)
    /// A row of a stored projection, by its key.
    case projectionRow(projection: String, key: String)
    /// A sealed value, by the event's hash and the pointer from the event's root.
    case sealedValue(event: String, pointer: String)
    /// A note that the inspector kept, by the size it states.
    case seenNote(UInt64)
    /// What the verifier remembers, by the size that it had verified.
    case memory(UInt64)
    /// A row of `evidence`, by its number.
    case evidence(Int64)
    /// An object of the container: a table, an index, a trigger, a page.
    case object(String)
    /// The ledger as a whole.
    case ledger
  }

  package let part: VerificationPart
  package let place: Place
  /// The rule's identifier, the same in every language: one of `Rule`, of `NotTaken.rule`, or of
  /// the container.
  package let rule: String
  /// What the rule asks for.
  package let expected: Value
  /// What is there.
  package let found: Value

  package init(
    _ part: VerificationPart, at place: Place, rule: String, expected: Value, found: Value
  ) {
    self.part = part
    self.place = place
    self.rule = rule
    self.expected = expected
    self.found = found
  }
}

extension Finding: CustomStringConvertible {
  /// The finding as a sentence.
  package var description: String { "\(place): \(rule): expected \(expected), found \(found)" }
}

extension Finding.Place: CustomStringConvertible {
  package var description: String {
    switch self {
    case .entry(let index): "entry \(index)"
    case .checkpoint(let size): "checkpoint \(size)"
    case .cosignature(let size, let witness): "cosignature of \(witness) at \(size)"
    case .tile(let level, let number): "tile \(level)/\(number)"
    case .indexRow(let event): "index row of event \(event)"
    case .projection(let name): "projection \(name)"
    case .projectionRow(let name, let key): "row \(key) of projection \(name)"
    case .sealedValue(let event, let pointer): "sealed value \(pointer) of event \(event)"
    case .seenNote(let size): "seen checkpoint \(size)"
    case .memory(let size): "memory of \(size) entries"
    case .evidence(let number): "evidence \(number)"
    case .object(let name): name
    case .ledger: "the ledger"
    }
  }
}
