/// The sealing keys at hand: what opens the boxes of a ledger, and the one that makes new ones.
package struct SealingKeys: Sendable {
  /// The key that new boxes are made under; nil where none is at hand.
  package let current: SealingKey?
  private let known: [SealingKey.ID: SealingKey]
  private let makeNonce: @Sendable () -> [UInt8]

  /// * `others`: keys that earlier boxes may still be under.
  /// * `makeNonce`: draws 12 random bytes, anew for every box.
  package init(
    current: SealingKey, others: [SealingKey] = [],
    makeNonce: @escaping @Sendable () -> [UInt8]
  ) {
    self.current = current
    known = Dictionary((others + [current]).map { ($0.id, $0) }) { $1 }
    self.makeNonce = makeNonce
  }

  /// Keys to read with.
  package init(toOpen keys: [SealingKey]) {
    current = nil
    known = Dictionary(keys.map { ($0.id, $0) }) { $1 }
    makeNonce = { preconditionFailure("nothing is sealed without a current key") }
  }

  /// No key at all: what is sealed stays so.
  package static let none = SealingKeys(toOpen: [])

  /// The ids of all keys at hand, sorted.
  package var ids: [SealingKey.ID] { known.keys.sorted() }

  /// The key of an id; nil when it is not at hand.
  package subscript(id: SealingKey.ID) -> SealingKey? { known[id] }

  /// What a box holds; nil when its key is not at hand or it does not open.
  package func opening(of box: SealedBox, at place: SealedPlace) -> Opening? {
    known[box.keyID].flatMap { box.opened(at: place, with: $0) }
  }

  /// What opens a value of an event, in a box under the current key; nil when there is none.
  package func box(_ opening: Opening, of event: Event) throws -> SealedBox? {
    try box(opening, at: SealedPlace(of: event, pointer: opening.pointer))
  }

  /// What opens a value, in a box for its place under a key, the current one when none is named; nil
  /// when that is not at hand.
  package func box(
    _ opening: Opening, at place: SealedPlace, under id: SealingKey.ID? = nil
  ) throws -> SealedBox? {
    guard let key = id.map({ known[$0] }) ?? current else { return nil }
    return try SealedBox(opening, at: place, under: key, nonce: makeNonce())
  }
}

extension SealingKey.ID: Comparable {
  package static func < (left: SealingKey.ID, right: SealingKey.ID) -> Bool {
    left.bytes.lexicographicallyPrecedes(right.bytes)
  }
}
