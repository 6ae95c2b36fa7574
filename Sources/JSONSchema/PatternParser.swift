/// Reads the pattern subset, which every regular expression engine understands alike.
///
///     pattern  = "^" sequence "$"
///     sequence = *( atom [ "?" / "*" / "+" / "{" m "}" / "{" m "," n "}" ] )
///     atom     = literal / "\" punctuation / "[" class "]" / "(" sequence *( "|" sequence ) ")"
///
/// There is no `.`, no negated class, no `\d`, no back reference and no look-around: their
/// meaning differs between engines, or they cannot be matched in linear time.
struct PatternParser {
  /// The largest count a quantifier may name.
  private static let countMax = 255
  private static let depthMax = 16
  private static let syntaxCharacters = Array("^$\\.*+?()[]{}|".utf8)

  private let bytes: [UInt8]
  private var offset = 0
  private var depth = 0

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Reads a whole pattern.
  static func parse(_ pattern: [UInt8]) throws(SchemaPatternError) -> PatternExpression {
    var parser = PatternParser(pattern)
    guard parser.take("^") else { throw parser.error(.notAnchored) }
    let sequence = try parser.sequence()
    guard parser.next != UInt8(ascii: "|") else { throw parser.error(.notAnchored) }
    guard parser.next != UInt8(ascii: ")") else { throw parser.error(.badGroup) }
    guard parser.take("$"), parser.next == nil else { throw parser.error(.notAnchored) }
    return sequence
  }

  /// Reads up to `$`, `|`, `)` or the end.
  private mutating func sequence() throws(SchemaPatternError) -> PatternExpression {
    var parts: [PatternExpression] = []
    while let character = next, !Array("$|)".utf8).contains(character) {
      let atom = try atom(character)
      parts.append(try quantified(atom))
    }
    return .sequence(parts)
  }

  private mutating func atom(_ character: UInt8) throws(SchemaPatternError) -> PatternExpression {
    switch character {
    case UInt8(ascii: "["):
      return .character(try characterClass())
    case UInt8(ascii: "("):
      return try group()
    case UInt8(ascii: "\\"):
      return .character(ASCIISet(try escaped(alsoAllowed: "/")))
    case UInt8(ascii: "?"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "{"):
      throw error(.badQuantifier)
    default:
      guard isPrintable(character), !Self.syntaxCharacters.contains(character) else {
        throw error(.unsupported)
      }
      offset += 1
      return .character(ASCIISet(character))
    }
  }

  private mutating func group() throws(SchemaPatternError) -> PatternExpression {
    let start = offset
    offset += 1
    depth += 1
    guard depth <= Self.depthMax else { throw error(.badGroup, at: start) }
    var branches: [PatternExpression] = []
    repeat {
      let branchStart = offset
      branches.append(try sequence())
      guard offset > branchStart else { throw error(.badGroup) }
    } while take("|")
    guard take(")") else { throw error(.badGroup, at: start) }
    depth -= 1
    return branches.count == 1 ? branches[0] : .alternatives(branches)
  }

  private mutating func characterClass() throws(SchemaPatternError) -> ASCIISet {
    let start = offset
    offset += 1
    var set = ASCIISet()
    while next != UInt8(ascii: "]") {
      guard next != nil else { throw error(.badClass, at: start) }
      let isFirst = offset == start + 1
      let lower = try classMember(mayBeHyphen: isFirst)
      guard next == UInt8(ascii: "-"), following != UInt8(ascii: "]") else {
        set.insert(lower...lower)
        continue
      }
      offset += 1
      let upper = try classMember(mayBeHyphen: false)
      guard lower <= upper else { throw error(.badClass, at: start) }
      set.insert(lower...upper)
    }
    guard offset > start + 1 else { throw error(.badClass, at: start) }
    offset += 1
    return set
  }

  /// One end of a range, or a character for itself.
  ///
  /// A hyphen is itself only at either edge.
  private mutating func classMember(mayBeHyphen: Bool) throws(SchemaPatternError) -> UInt8 {
    guard let character = next else { throw error(.badClass) }
    if character == UInt8(ascii: "\\") { return try escaped(alsoAllowed: "/-") }
    let isHyphen = character == UInt8(ascii: "-")
    if isHyphen, !mayBeHyphen, following != UInt8(ascii: "]") { throw error(.badClass) }
    guard isPrintable(character), !Array("[]^".utf8).contains(character) else {
      throw error(.unsupported)
    }
    offset += 1
    return character
  }

  private mutating func escaped(alsoAllowed: String) throws(SchemaPatternError) -> UInt8 {
    guard let character = following,
      Self.syntaxCharacters.contains(character) || alsoAllowed.utf8.contains(character)
    else { throw error(.unsupported) }
    offset += 2
    return character
  }

  private mutating func quantified(
    _ atom: PatternExpression
  ) throws(SchemaPatternError) -> PatternExpression {
    switch next {
    case UInt8(ascii: "?"):
      offset += 1
      return .repeated(atom, minimum: 0, maximum: 1)
    case UInt8(ascii: "*"):
      offset += 1
      return .repeated(atom, minimum: 0, maximum: nil)
    case UInt8(ascii: "+"):
      offset += 1
      return .repeated(atom, minimum: 1, maximum: nil)
    case UInt8(ascii: "{"):
      return try counted(atom)
    default:
      return atom
    }
  }

  private mutating func counted(
    _ atom: PatternExpression
  ) throws(SchemaPatternError) -> PatternExpression {
    let start = offset
    offset += 1
    guard let minimum = count() else { throw error(.badQuantifier, at: start) }
    var maximum = minimum
    if take(",") {
      guard let upper = count() else { throw error(.badQuantifier, at: start) }
      maximum = upper
    }
    guard take("}"), minimum <= maximum, maximum >= 1 else {
      throw error(.badQuantifier, at: start)
    }
    return .repeated(atom, minimum: minimum, maximum: maximum)
  }

  /// A count in its one spelling: no sign, no leading zero, at most `countMax`.
  private mutating func count() -> Int? {
    let digits = bytes[offset...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard digits.count <= 3, let text = String(validating: digits, as: UTF8.self),
      let count = Int(text), String(count) == text, count <= Self.countMax
    else { return nil }
    offset += digits.count
    return count
  }

  private var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private var following: UInt8? { offset + 1 < bytes.count ? bytes[offset + 1] : nil }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: character) else { return false }
    offset += 1
    return true
  }

  private func isPrintable(_ character: UInt8) -> Bool { (0x20...0x7E).contains(character) }

  private func error(
    _ reason: SchemaPatternError.Reason, at offset: Int? = nil
  ) -> SchemaPatternError {
    SchemaPatternError(reason: reason, offset: offset ?? self.offset)
  }
}

/// The syntax tree of a pattern.
indirect enum PatternExpression {
  /// One character out of a set.
  case character(ASCIISet)
  /// All parts, one after the other.
  case sequence([PatternExpression])
  /// Any one of the branches.
  case alternatives([PatternExpression])
  /// The expression at least `minimum` times, and at most `maximum` times if there is one.
  case repeated(PatternExpression, minimum: Int, maximum: Int?)

  /// How many characters of the pattern stand in it once every bounded repetition is written
  /// out; `limit + 1` for anything longer than a limit.
  func length(limit: Int) -> Int {
    let length =
      switch self {
      case .character: 1
      case .sequence(let parts), .alternatives(let parts):
        parts.reduce(0) { min($0 + $1.length(limit: limit), limit + 1) }
      case .repeated(let part, let minimum, let maximum):
        part.length(limit: limit) * max(maximum ?? minimum, 1)
      }
    return min(length, limit + 1)
  }
}

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
