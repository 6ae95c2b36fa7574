/// An offline proof that an entry is in a log: its index, its path, and the signed checkpoint.
///
/// The file format of <https://c2sp.org/tlog-proof>, `*.tlog-proof`. It is a claim until
/// ``verify(leafHash:with:)`` has checked it against a policy.
public struct LogProof: Hashable, Sendable {
  /// The most bytes a proof file may have: a note's, and as many for all else.
  public static let byteCountMax = 2 * UnverifiedNote.byteCountMax
  /// The most hashes in a path: a tree has at most 2^64 − 1 leaves.
  public static let hashCountMax = 64

  /// Opaque data of the application, not empty; nothing authenticates it.
  public let extra: [UInt8]?
  /// The entry's index and its path to the root.
  public let path: InclusionProof
  /// The checkpoint of the tree that the path leads to.
  public let note: UnverifiedNote

  private static let header = "c2sp.org/tlog-proof@v1"

  /// Reads a proof file.
  public init(_ bytes: [UInt8]) throws(LogProofError) {
    guard bytes.count <= Self.byteCountMax else { throw .tooLong(bytes.count) }
    var lines = TextLines(bytes[...])
    guard let header = lines.next(after: Self.header), header.isEmpty else {
      throw .unknownFormat
    }
    extra = try Self.extra(from: &lines)
    guard let digits = lines.next(after: "index "), let index = Decimal.parse(digits) else {
      throw .malformedIndex
    }
    path = InclusionProof(index: index, hashes: try Self.hashes(from: &lines))
    do {
      note = try UnverifiedNote(Array(lines.rest))
    } catch {
      throw .note(error)
    }
  }

  /// Makes a proof; a trap when `extra` is empty, for no file would bring it back.
  public init(path: InclusionProof, note: UnverifiedNote, extra: [UInt8]? = nil) {
    precondition(extra?.isEmpty != true, "extra data is absent or has at least one byte")
    precondition(path.hashes.count <= Self.hashCountMax, "a path has at most 64 hashes")
    self.extra = extra
    self.path = path
    self.note = note
  }

  /// The proof as a file.
  public var bytes: [UInt8] {
    let extraLine = extra.map { "extra \(Base64.encode($0))\n" } ?? ""
    return Array("\(Self.header)\n\(extraLine)index \(path.index)\n".utf8)
      + path.hashes.flatMap(\.base64Line) + [ASCII.lineFeed] + note.bytes
  }

  /// Checks that the entry with this leaf hash is in a log that the policy trusts.
  ///
  /// The caller computes the leaf hash from the entry it holds. Size and root are the signed
  /// checkpoint's; times are not looked at.
  public func verify(leafHash: Hash, with policy: Policy) -> LogProofVerdict {
    switch policy.evaluate(note) {
    case .refused(let error): .refused(error)
    case .quorumNotReached(let signed): .quorumNotReached(signed)
    case .accepted(let signed): verify(leafHash: leafHash, in: signed)
    }
  }

  private func verify(leafHash: Hash, in signed: SignedCheckpoint) -> LogProofVerdict {
    do {
      try path.verify(leafHash: leafHash, in: signed.checkpoint.treeHead)
      return .included(signed)
    } catch {
      return .notIncluded(signed, error)
    }
  }

  private static func extra(from lines: inout TextLines) throws(LogProofError) -> [UInt8]? {
    guard let line = lines.next(after: "extra ") else { return nil }
    guard let text = String(validating: line, as: UTF8.self), let extra = Base64.decode(text),
      !extra.isEmpty
    else { throw .malformedExtra }
    return extra
  }

  /// Takes the path's lines and the blank line after them.
  private static func hashes(from lines: inout TextLines) throws(LogProofError) -> [Hash] {
    var hashes: [Hash] = []
    while let line = lines.next() {
      if line.isEmpty { return hashes }
      guard hashes.count < hashCountMax else { throw .tooManyHashes }
      guard let hash = Hash(base64: line) else { throw .malformedHash(hashes.count + 1) }
      hashes.append(hash)
    }
    throw .noBlankLine
  }
}

/// Why bytes are not a proof file.
public enum LogProofError: Error, Hashable, Sendable {
  /// The file has this many bytes, more than ``LogProof/byteCountMax``.
  case tooLong(Int)
  /// The first line does not name the format.
  case unknownFormat
  /// The extra data is empty or not base64 in its one spelling.
  case malformedExtra
  /// The index line is missing or not a decimal number below 2^64 in its one spelling.
  case malformedIndex
  /// The path's line of this number, counted from 1, is not 32 bytes of base64.
  case malformedHash(Int)
  /// There are more than ``LogProof/hashCountMax`` hashes.
  case tooManyHashes
  /// No blank line ends the path.
  case noBlankLine
  /// What follows is not a signed note.
  case note(NoteError)
}

extension LogProofError: CustomStringConvertible {
  /// The error as a sentence with its values.
  public var description: String {
    switch self {
    case .tooLong(let count):
      "a proof file has at most \(LogProof.byteCountMax) bytes, this one has \(count)"
    case .unknownFormat: "the first line does not name a log proof of version 1"
    case .malformedExtra: "the extra data is not base64"
    case .malformedIndex: "the line with the entry's index is malformed"
    case .malformedHash(let number): "line \(number) of the path is not the base64 of a hash"
    case .tooManyHashes: "a path has at most \(LogProof.hashCountMax) hashes"
    case .noBlankLine: "no blank line ends the path"
    case .note(let error): error.description
    }
  }
}

/// What checking a proof found.
public enum LogProofVerdict: Hashable, Sendable {
  /// The entry is in the log, under a checkpoint that the policy accepts.
  case included(SignedCheckpoint)
  /// The checkpoint is acceptable, but the path does not lead from the entry to its root.
  case notIncluded(SignedCheckpoint, ProofError)
  /// A trusted log has signed the checkpoint, but not enough witnesses have cosigned it.
  case quorumNotReached(SignedCheckpoint)
  /// No trusted log speaks for the checkpoint, or someone has altered it.
  case refused(CheckpointError)

  /// Whether the entry is proven to be in the log.
  public var isIncluded: Bool {
    if case .included = self { true } else { false }
  }
}
