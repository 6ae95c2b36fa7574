/// The items of one line of a policy file, separated by spaces and tabs; none in a comment.
struct PolicyLine {
  private var items: ArraySlice<PolicyToken>

  init(_ line: ArraySlice<UInt8>) {
    let items = line.split { $0 == ASCII.space || $0 == ASCII.tab }.compactMap { PolicyToken($0) }
    let isComment = items.first?.bytes.first == ASCII.hash
    self.items = isComment ? [] : items[...]
  }

  var isEmpty: Bool { items.isEmpty }

  mutating func next() -> PolicyToken? { items.popFirst() }

  /// Takes all items that are left.
  mutating func remaining() -> [PolicyToken] {
    defer { items = [] }
    return Array(items)
  }
}

extension PolicyBuilder {
  /// Adds what a line defines; a line without items defines nothing.
  mutating func add(_ line: PolicyLine, number: Int) throws(PolicyError) {
    var line = line
    guard let keyword = line.next() else { return }
    switch keyword.bytes {
    case Array("log".utf8): try addLog(&line, number)
    case Array("witness".utf8): try addWitness(&line, number)
    case Array("group".utf8): try addGroup(&line, number)
    case Array("quorum".utf8): try setQuorum(&line, number)
    default: throw .malformedLine(number)
    }
    guard line.isEmpty else { throw .malformedLine(number) }
  }

  private mutating func addLog(_ line: inout PolicyLine, _ number: Int) throws(PolicyError) {
    guard let vkey = line.next() else { throw .malformedLine(number) }
    try add(Policy.Log(key: Self.key(vkey), url: line.next()))
  }

  private mutating func addWitness(_ line: inout PolicyLine, _ number: Int) throws(PolicyError) {
    guard let name = line.next(), let vkey = line.next() else { throw .malformedLine(number) }
    try add(Policy.Witness(name: name, key: Self.key(vkey), url: line.next()))
  }

  private mutating func addGroup(_ line: inout PolicyLine, _ number: Int) throws(PolicyError) {
    guard let name = line.next(), let word = line.next(), let threshold = Self.threshold(word)
    else { throw .malformedLine(number) }
    try add(Policy.Group(name: name, threshold: threshold, members: line.remaining()))
  }

  private mutating func setQuorum(_ line: inout PolicyLine, _ number: Int) throws(PolicyError) {
    guard let name = line.next() else { throw .malformedLine(number) }
    try set(name.bytes == Self.noneName ? .none : .named(name))
  }

  private static func key(_ token: PolicyToken) throws(PolicyError) -> NoteVerifier {
    guard let text = String(validating: token.bytes, as: UTF8.self) else {
      throw .key(.malformedVerifierKey)
    }
    do {
      return try NoteVerifier(vkey: text)
    } catch {
      throw .key(error)
    }
  }

  private static func threshold(_ token: PolicyToken) -> Policy.Threshold? {
    switch token.bytes {
    case Array("all".utf8): .all
    case Array("any".utf8): .any
    default: Decimal.parse(token.bytes[...]).flatMap { Int(exactly: $0) }.map { .count($0) }
    }
  }
}
