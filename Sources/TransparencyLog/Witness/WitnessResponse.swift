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
