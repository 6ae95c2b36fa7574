/// What a witness does with a request, seen from its memory.
public enum WitnessAnswer: Hashable, Sendable {
  /// It has cosigned: the checkpoint with the log's signature and its own, which is now its latest,
  /// or was already and is answered again.
  case cosigned(SignedCheckpoint)
  /// The log shows fewer entries than the witness has cosigned.
  ///
  /// It may be an old note that came late, or a log whose tail was cut.
  case rollback(held: SignedCheckpoint, shown: SignedCheckpoint)
  /// The log has signed two roots for one size, which nothing can explain away.
  case secondHistory(held: SignedCheckpoint, shown: SignedCheckpoint)
  /// The proof does not lead from what the witness has cosigned to what the log shows.
  ///
  /// The proof bears no signature, so that it may as well have been damaged on its way.
  case unproven(held: SignedCheckpoint, shown: SignedCheckpoint)
  /// It does not cosign, for a reason that shows nothing about the log.
  case refused(WitnessDecision)

  /// The two checkpoints that are worth keeping side by side, where there are such.
  public var evidence: [SignedCheckpoint] {
    switch self {
    case .secondHistory(let held, let shown), .unproven(let held, let shown): [held, shown]
    case .cosigned, .rollback, .refused: []
    }
  }
}

extension WitnessMemory {
  /// Decides about a request; cosigns at a time in POSIX seconds, from 1 to 2^63 − 1, and remembers.
  ///
  /// The cosignature is to be given away only once the memory as it is afterwards has been stored.
  public mutating func answer(
    _ request: WitnessRequest, as witness: Cosigner, at timestamp: UInt64
  ) -> WitnessAnswer {
    let held = log(request.origin)?.latest
    if let held, let shown = secondHistory(in: request) {
      return .secondHistory(held: held, shown: shown)
    }
    let decision = decide(on: request)
    switch decision {
    case .cosign(let signed):
      let cosigned = witness.cosigned(signed, at: timestamp)
      store(cosigned)
      return .cosigned(cosigned)
    case .inconsistent(let shown, _):
      return held.map { .unproven(held: $0, shown: shown) } ?? .refused(decision)
    case .conflict, .shrinking:
      guard let held, let shown = shown(in: request) else { return .refused(decision) }
      // The log did not get the answer that it was given for this very checkpoint.
      if shown.checkpoint.treeHead == held.checkpoint.treeHead { return .cosigned(held) }
      guard shown.checkpoint.treeHead.size < held.checkpoint.treeHead.size else {
        return .refused(decision)
      }
      return .rollback(held: held, shown: shown)
    case .malformed, .unknownOrigin, .untrusted, .impossibleEmptyRoot:
      return .refused(decision)
    }
  }

  private func shown(in request: WitnessRequest) -> SignedCheckpoint? {
    try? SignedCheckpoint.open(request.note, with: log(request.origin)?.keys ?? [])
  }
}

extension Cosigner {
  /// The checkpoint with this witness's line.
  fileprivate func cosigned(
    _ signed: SignedCheckpoint, at timestamp: UInt64
  ) -> SignedCheckpoint {
    do {
      return try signed.adding([cosign(signed, at: timestamp)], by: [verifier])
    } catch {
      preconditionFailure("a witness's own line verifies: \(error)")
    }
  }
}

/// A witness's answer as HTTP carries it (<https://c2sp.org/tlog-witness#add-checkpoint>).
public struct WitnessResponse: Hashable, Sendable {
  /// The status code.
  public let httpStatus: Int
  /// The media type of the body.
  public let contentType: String
  /// The body.
  public let body: [UInt8]

  /// The media type of a conflict's body, the witness's latest size.
  public static let sizeContentType = "text/x.tlog.size"

  private static let textContentType = "text/plain; charset=utf-8"

  /// The answer that carries cosignatures, at least one.
  public init(cosignatures: [NoteSignature]) {
    precondition(!cosignatures.isEmpty, "a witness answers with at least one cosignature")
    httpStatus = 200
    contentType = Self.textContentType
    body = cosignatures.flatMap(\.line)
  }

  /// The answer that refuses; nil when the decision is to cosign.
  public init?(refusing decision: WitnessDecision) {
    httpStatus = decision.httpStatus
    switch decision {
    case .cosign: return nil
    case .conflict(let latestSize):
      contentType = Self.sizeContentType
      body = Array("\(latestSize)\n".utf8)
    case .malformed, .unknownOrigin, .untrusted, .shrinking, .impossibleEmptyRoot, .inconsistent:
      contentType = Self.textContentType
      body = Array("\(decision)\n".utf8)
    }
  }

  /// Reads the body of a 200: signature lines to be checked and added with
  /// ``SignedCheckpoint/adding(_:by:)``.
  public static func cosignatures(in body: [UInt8]) throws(NoteError) -> [NoteSignature] {
    guard body.count <= UnverifiedNote.byteCountMax else { throw .tooLong(body.count) }
    return try UnverifiedNote.signatures(in: body[...])
  }

  /// Reads the lines of a 200 from text that a person has handled, as
  /// ``UnverifiedNote/init(scanned:)`` reads a note.
  public static func cosignatures(scanned body: [UInt8]) throws(NoteError) -> [NoteSignature] {
    guard body.count <= UnverifiedNote.byteCountMax else { throw .tooLong(body.count) }
    return try cosignatures(in: UnverifiedNote.mended(body))
  }

  /// Reads the body of a 409: the size of the witness's latest checkpoint; nil for other bytes.
  public static func latestSize(in body: [UInt8]) -> UInt64? {
    guard body.last == ASCII.lineFeed else { return nil }
    return Decimal.parse(body.dropLast())
  }
}
