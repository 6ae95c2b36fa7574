/// What a witness remembers: of each log the keys it trusts and the newest checkpoint it cosigned.
///
/// It is what keeps a witness from vouching for two histories, and holds no secret. The notes stand
/// in it whole, with the witness's own line, so that a memory cannot be made up without its key; that
/// it is an older memory only its keeper can know.
public struct WitnessMemory: Hashable, Sendable {
  /// The logs, in the order in which they were first cosigned.
  public internal(set) var logs: [Log] = []

  /// A log that the witness knows.
  public struct Log: Hashable, Sendable {
    /// The keys under which the log's checkpoints are believed, in the order they were trusted.
    public internal(set) var keys: [NoteVerifier]
    /// The newest checkpoint that the witness cosigned; nil before the first.
    public internal(set) var latest: SignedCheckpoint?

    /// The name of the log, which is that of each of its keys.
    public var origin: Origin { Origin(keys[0].name) }
  }

  /// The memory of a witness that knows no log.
  public init() {}

  /// The log of an origin; nil when the witness was not told of it.
  public func log(_ origin: Origin) -> Log? { logs.first { $0.origin == origin } }

  /// Believes a log's key from now on: the first of its origin, or one more.
  ///
  /// Whom to believe is a person's decision; a log that has replaced its key is named again.
  public mutating func trust(_ key: NoteVerifier) throws(WitnessMemoryError) {
    guard key.algorithm == .ed25519 else { throw .wrongKeyType(key.identity) }
    guard let position = logs.firstIndex(where: { $0.origin == Origin(key.name) }) else {
      return logs.append(Log(keys: [key]))
    }
    guard !logs[position].keys.contains(key) else { return }
    logs[position].keys.append(key)
  }

  /// Decides about a request from what the memory holds, and from nothing else.
  public func decide(on request: WitnessRequest) -> WitnessDecision {
    let log = log(request.origin)
    return request.decide(latest: log?.latest?.checkpoint.treeHead, logKeys: log?.keys ?? [])
  }

  /// The request's checkpoint, when the log has signed it and it has the size of the latest and
  /// another root: two histories, whatever old size and proof come with it.
  public func secondHistory(in request: WitnessRequest) -> SignedCheckpoint? {
    guard let log = log(request.origin), let latest = log.latest?.checkpoint.treeHead,
      let shown = try? SignedCheckpoint.open(request.note, with: log.keys)
    else { return nil }
    let head = shown.checkpoint.treeHead
    return head.size == latest.size && head.root != latest.root ? shown : nil
  }

  /// Remembers a checkpoint as the latest of its log.
  ///
  /// It bears the log's signature and the witness's own, and ``decide(on:)`` has allowed it.
  public mutating func store(_ cosigned: SignedCheckpoint) {
    let origin = cosigned.checkpoint.origin
    guard let position = logs.firstIndex(where: { $0.origin == origin }) else {
      preconditionFailure("only checkpoints of known logs are cosigned")
    }
    precondition(!cosigned.cosignatures.isEmpty, "what is remembered has been cosigned")
    logs[position].latest = cosigned
  }
}

/// Why bytes are not the memory of a witness, or a key cannot be taken up in it.
public enum WitnessMemoryError: Error, Hashable, Sendable {
  /// The memory has this many bytes, more than ``WitnessMemory/byteCountMax``.
  case tooLong(Int)
  /// The bytes are not such a memory in its one spelling.
  case malformed
  /// A log's key is of a type that logs do not sign with.
  case wrongKeyType(SignerIdentity)
  /// Two records are of one log.
  case repeatedLog(Origin)
  /// A remembered checkpoint does not bear the log's signature.
  case checkpoint(CheckpointError)
  /// A remembered checkpoint does not bear this witness's line alone.
  case notCosigned(Origin, by: SignerIdentity)
}

extension WitnessMemoryError: CustomStringConvertible {
  /// The error as a sentence with its values.
  public var description: String {
    switch self {
    case .tooLong(let count):
      "a memory has at most \(WitnessMemory.byteCountMax) bytes, this one has \(count)"
    case .malformed: "the bytes are not the memory of a witness"
    case .wrongKeyType(let identity): "\(identity) is not a key that logs sign with"
    case .repeatedLog(let origin): "the log \(origin) is remembered twice"
    case .checkpoint(let error): "a remembered checkpoint does not hold: \(error)"
    case .notCosigned(let origin, let identity):
      "the remembered checkpoint of \(origin) does not bear the line of \(identity) alone"
    }
  }
}
