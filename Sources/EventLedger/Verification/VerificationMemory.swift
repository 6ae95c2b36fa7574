import CanonicalJSON
package import TransparencyLog

/// What a verifier remembers of a ledger in which it has found nothing wrong: how far it has
/// verified it, and with what.
///
/// Verifying is for the most part checking signatures. Whoever has checked those of the entries
/// below a size need not do so again while the entries hash to the same root; everything else of
/// them is computed anew. And a later file whose root at that size is another one contradicts the
/// verifier's own eyes: no kept checkpoint is better evidence.
package struct VerificationMemory: Hashable, Sendable {
  /// The hash of the ledger's first event.
  package let genesis: Hash
  /// How many entries were verified, and their root.
  package let head: TreeHead
  /// The RFC 9162 root over the notes of the checkpoints up to that size, which no root of entries
  /// covers.
  package let checkpoints: Hash
  /// The digest of the newest rules that the program knew.
  package let rules: Hash
  /// Which program it was: its version and what tells one build from another.
  package let program: String

  package init(genesis: Hash, head: TreeHead, checkpoints: Hash, rules: Hash, program: String) {
    self.genesis = genesis
    self.head = head
    self.checkpoints = checkpoints
    self.rules = rules
    self.program = program
  }

  /// What is to be remembered of a verification; nil when it found something or could not check
  /// everything by rules that it knows.
  package init?(_ report: VerificationReport, rules: Hash, program: String) {
    guard !report.hasFindings, report.rulesNewerFrom == nil, let ledger = report.ledger,
      let root = report.root, let checkpoints = report.checkpointsRoot
    else { return nil }
    self.init(
      genesis: ledger.genesis, head: TreeHead(size: report.size, root: root),
      checkpoints: checkpoints, rules: rules, program: program)
  }

  /// Whether a program may rely on what this one has verified: only the same program with the
  /// same rules.
  package func isBy(program: String, rules: Hash) -> Bool {
    self.rules == rules && self.program.utf8.elementsEqual(program.utf8)
  }
}

// The file's form: one canonical line of JSON.

extension VerificationMemory {
  /// The most bytes that a memory may have.
  package static let byteCountMax = 4_096

  /// Reads a memory in its one spelling; nil when it is something else.
  package init?(_ bytes: [UInt8]) {
    guard bytes.count <= Self.byteCountMax, bytes.last == UInt8(ascii: "\n"),
      let root = try? JSONText(Array(bytes.dropLast())).root,
      let genesis = root["genesis"]?.string.flatMap(Hash.init(hex:)),
      let size = root["size"]?.integer.flatMap({ UInt64(exactly: $0) }),
      let entries = root["root"]?.string.flatMap(Hash.init(hex:)),
      let checkpoints = root["checkpoints"]?.string.flatMap(Hash.init(hex:)),
      let rules = root["rules"]?.string.flatMap(Hash.init(hex:)),
      let program = root["program"]?.string
    else { return nil }
    self.init(
      genesis: genesis, head: TreeHead(size: size, root: entries), checkpoints: checkpoints,
      rules: rules, program: program)
    guard self.bytes == bytes else { return nil }
  }

  /// The memory as it is kept.
  package var bytes: [UInt8] {
    let json: JSON = [
      "checkpoints": .string("\(checkpoints)"), "genesis": .string("\(genesis)"),
      "program": .string(program), "root": .string("\(head.root)"), "rules": .string("\(rules)"),
      "size": .integer(Int64(clamping: head.size)),
    ]
    guard let line = try? json.canonicalBytes() else {
      preconditionFailure("a memory holds text and one size")
    }
    return line + [UInt8(ascii: "\n")]
  }
}

/// How a verification has used what was remembered.
package struct MemoryUse: Hashable, Sendable {
  /// The number of entries that were remembered as verified.
  package let size: UInt64
  /// Whether their signatures were believed; false where they were checked anew, because another
  /// program or other rules had verified them, or because the ledger does not have them as they
  /// were.
  package let isBelieved: Bool

  package init(size: UInt64, isBelieved: Bool) {
    self.size = size
    self.isBelieved = isBelieved
  }
}
