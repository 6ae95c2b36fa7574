extension Policy {
  /// Reads a policy file.
  ///
  /// Comments and extra spaces are allowed and not kept: ``bytes`` writes the policy in its one
  /// plain form.
  public init(_ bytes: [UInt8]) throws(PolicyError) {
    guard bytes.count <= Self.byteCountMax else { throw .tooLong(bytes.count) }
    guard bytes.allSatisfy(Self.admits) else { throw .controlCharacter }
    guard bytes.last == ASCII.lineFeed else {
      throw bytes.isEmpty ? .quorumNotGivenOnce : .unterminatedLine
    }
    var builder = PolicyBuilder()
    var lines = TextLines(bytes[...])
    var number = 0
    while let line = lines.next() {
      number += 1
      try builder.add(PolicyLine(line), number: number)
    }
    self = try builder.finish()
  }

  /// The policy as a file: logs, witnesses, groups, quorum.
  public var bytes: [UInt8] {
    var lines = logs.map { [Self.keyword("log"), Self.text($0.key), $0.url?.bytes] }
    lines += witnesses.map {
      [Self.keyword("witness"), $0.name.bytes, Self.text($0.key), $0.url?.bytes]
    }
    lines += groups.map {
      [Self.keyword("group"), $0.name.bytes, Self.text($0.threshold)] + $0.members.map(\.bytes)
    }
    switch quorum {
    case .none: lines.append([Self.keyword("quorum"), PolicyBuilder.noneName])
    case .named(let name): lines.append([Self.keyword("quorum"), name.bytes])
    }
    return lines.flatMap { line in
      Array(line.compactMap(\.self).joined(separator: [ASCII.space])) + [ASCII.lineFeed]
    }
  }

  private static func admits(_ byte: UInt8) -> Bool {
    byte == ASCII.tab || byte == ASCII.lineFeed || byte >= ASCII.space && byte != ASCII.delete
  }

  private static func keyword(_ word: String) -> [UInt8]? { Array(word.utf8) }

  private static func text(_ key: NoteVerifier) -> [UInt8]? { Array(key.description.utf8) }

  private static func text(_ threshold: Threshold) -> [UInt8]? {
    switch threshold {
    case .all: Array("all".utf8)
    case .any: Array("any".utf8)
    case .count(let count): Array("\(count)".utf8)
    }
  }
}

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

/// A name or an address in a policy: octets that are compared as octets.
///
/// The format allows any octet from 0x21 but 0x7F, not only UTF-8, so that reading a policy needs
/// no table of characters (<https://c2sp.org/tlog-policy#character-set>).
public struct PolicyToken: Hashable, Sendable {
  /// The octets.
  public let bytes: [UInt8]

  /// Takes octets as a token; nil when there are none, or a space or control character is among
  /// them.
  public init?(_ bytes: some Collection<UInt8>) {
    guard !bytes.isEmpty, bytes.allSatisfy({ $0 > ASCII.space && $0 != ASCII.delete }) else {
      return nil
    }
    self.bytes = Array(bytes)
  }

  /// Takes text as a token; nil when it is empty or has a space or control character.
  public init?(_ text: String) { self.init(Array(text.utf8)) }
}

extension PolicyToken: CustomStringConvertible {
  /// The token as text, with a replacement character for what is not UTF-8.
  public var description: String { String(decoding: bytes, as: UTF8.self) }
}

/// Why bytes are not a policy, or definitions do not make one.
public enum PolicyError: Error, Hashable, Sendable {
  /// The file has this many bytes, more than ``Policy/byteCountMax``.
  case tooLong(Int)
  /// The file holds a control character other than tab and line feed.
  case controlCharacter
  /// The last line does not end with a line feed.
  case unterminatedLine
  /// The line of this number, counted from 1, is not a definition.
  case malformedLine(Int)
  /// The text is not a verifier key.
  case key(KeyError)
  /// The key is of a type that does not fit its part: logs sign, witnesses cosign.
  case wrongKeyType(SignerIdentity)
  /// Two logs, or two witnesses, have the same public key.
  case duplicateKey(SignerIdentity)
  /// The name is taken, or is `none`.
  case nameTaken(PolicyToken)
  /// The name belongs to no witness or group defined before.
  case undefinedName(PolicyToken)
  /// The name is a member already, here or in another group.
  case repeatedMember(PolicyToken)
  /// The group's threshold is not between 1 and its number of members.
  case impossibleThreshold(PolicyToken)
  /// There is no quorum line, or more than one.
  case quorumNotGivenOnce
}

extension PolicyError: CustomStringConvertible {
  /// The error as a sentence with its values.
  public var description: String {
    switch self {
    case .tooLong(let count):
      "a policy has at most \(Policy.byteCountMax) bytes, this one has \(count)"
    case .controlCharacter: "the policy holds a control character"
    case .unterminatedLine: "the last line of the policy does not end with a line feed"
    case .malformedLine(let number): "line \(number) of the policy is not a definition"
    case .key(let error): error.description
    case .wrongKeyType(let identity): "the type of the key \(identity) does not fit its part"
    case .duplicateKey(let identity): "the public key of \(identity) is given twice"
    case .nameTaken(let name): "the name \(name) cannot be defined, it is taken"
    case .undefinedName(let name): "no witness or group named \(name) is defined before its use"
    case .repeatedMember(let name): "\(name) is a member twice"
    case .impossibleThreshold(let name):
      "the threshold of group \(name) is not between 1 and the number of its members"
    case .quorumNotGivenOnce: "a policy has exactly one quorum line"
    }
  }
}
