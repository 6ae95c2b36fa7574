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
