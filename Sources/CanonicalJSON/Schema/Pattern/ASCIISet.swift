/// A set of ASCII characters: what one place of a pattern accepts.
struct ASCIISet: Hashable, Sendable {
  /// Bit `n` stands for the character with code `n`.
  private var bits: UInt128 = 0

  /// The set of one character.
  init(_ character: UInt8) { insert(character...character) }

  /// The set of no character.
  init() {}

  func contains(_ character: UInt8) -> Bool {
    character < 128 && bits & (1 << UInt128(character)) != 0
  }

  /// Adds every character of a range; both ends are below 128.
  mutating func insert(_ characters: ClosedRange<UInt8>) {
    precondition(characters.upperBound < 128, "a pattern holds ASCII only")
    for character in characters { bits |= 1 << UInt128(character) }
  }
}
