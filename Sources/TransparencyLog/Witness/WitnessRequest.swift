/// What a log asks of a witness: a checkpoint, and the proof that it extends the one before.
///
/// The body of `POST …/add-checkpoint` (<https://c2sp.org/tlog-witness#add-checkpoint>). Nothing
/// in it is verified; ``decide(latest:logKeys:)`` does that.
public struct WitnessRequest: Hashable, Sendable {
  /// The most proof lines a request may have.
  public static let proofLineCountMax = 63

  /// The most bytes a request may have: a note's, and enough for all proof lines.
  public static let byteCountMax = UnverifiedNote.byteCountMax + (1 << 13)

  /// The size of the checkpoint that the log believes to be the witness's latest.
  public let oldSize: UInt64
  /// The consistency proof from the old size to the checkpoint's (RFC 9162 §2.1.4).
  public let proof: ConsistencyProof
  /// The checkpoint's note.
  public let note: UnverifiedNote

  /// What the note says, unverified.
  let claim: Checkpoint

  /// Reads a request's body.
  public init(_ body: [UInt8]) throws(WitnessRequestError) {
    guard body.count <= Self.byteCountMax else { throw .tooLong(body.count) }
    var lines = TextLines(body[...])
    guard let digits = lines.next(after: "old "), let oldSize = Decimal.parse(digits) else {
      throw .malformedOldSize
    }
    let proof = try Self.proof(from: &lines)
    let note: UnverifiedNote
    do {
      note = try UnverifiedNote(Array(lines.rest))
    } catch {
      throw .checkpoint(.note(error))
    }
    try self.init(oldSize: oldSize, proof: proof, note: note)
  }

  /// Makes a request.
  public init(
    oldSize: UInt64, proof: ConsistencyProof, note: UnverifiedNote
  ) throws(WitnessRequestError) {
    guard proof.hashes.count <= Self.proofLineCountMax else { throw .tooManyProofLines }
    self.oldSize = oldSize
    self.proof = proof
    self.note = note
    do {
      claim = try Checkpoint(text: note.text)
    } catch {
      throw .checkpoint(error)
    }
  }

  /// The log that the checkpoint names, to look up its keys and latest checkpoint by.
  public var origin: Origin { claim.origin }

  /// The request's body.
  public var body: [UInt8] {
    Array("old \(oldSize)\n".utf8) + proof.hashes.flatMap(\.base64Line) + [ASCII.lineFeed]
      + note.bytes
  }

  /// Takes the proof's lines and the blank line after them.
  private static func proof(
    from lines: inout TextLines
  ) throws(WitnessRequestError) -> ConsistencyProof {
    var hashes: [Hash] = []
    while let line = lines.next() {
      if line.isEmpty { return ConsistencyProof(hashes: hashes) }
      guard let hash = Hash(base64: line) else { throw .malformedProofLine(hashes.count + 1) }
      hashes.append(hash)
    }
    throw .noBlankLine
  }
}

/// Why bytes are not a request to a witness.
public enum WitnessRequestError: Error, Hashable, Sendable {
  /// The request has this many bytes, more than ``WitnessRequest/byteCountMax``.
  case tooLong(Int)
  /// The first line is not `old` and a decimal number in its one spelling.
  case malformedOldSize
  /// The proof line of this number, counted from 1, is not 32 bytes of base64.
  case malformedProofLine(Int)
  /// There are more than ``WitnessRequest/proofLineCountMax`` proof lines.
  case tooManyProofLines
  /// No blank line ends the proof.
  case noBlankLine
  /// What follows is not the note of a checkpoint.
  case checkpoint(CheckpointError)
}

extension WitnessRequestError: CustomStringConvertible {
  /// The error as a sentence with its values.
  public var description: String {
    switch self {
    case .tooLong(let count):
      "a request has at most \(WitnessRequest.byteCountMax) bytes, this one has \(count)"
    case .malformedOldSize: "the first line of the request is not old <size>"
    case .malformedProofLine(let number): "proof line \(number) is not the base64 of a hash"
    case .tooManyProofLines:
      "a request has at most \(WitnessRequest.proofLineCountMax) proof lines"
    case .noBlankLine: "no blank line ends the consistency proof"
    case .checkpoint(let error): error.description
    }
  }
}
