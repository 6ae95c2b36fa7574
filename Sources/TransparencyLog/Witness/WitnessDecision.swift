/// What a witness answers to a request, and why.
public enum WitnessDecision: Hashable, Sendable {
  /// The request cannot be read.
  case malformed(WitnessRequestError)
  /// The witness was not told of this log.
  case unknownOrigin(Origin)
  /// The checkpoint bears no valid signature by the log.
  case untrusted(CheckpointError)
  /// The log's old size is above the checkpoint's.
  case shrinking(from: UInt64, to: UInt64)
  /// The checkpoint says that a tree without leaves has this root.
  case impossibleEmptyRoot(Hash)
  /// The latest checkpoint that this witness cosigned has another size than the log believes.
  case conflict(latestSize: UInt64)
  /// The proof does not show that the checkpoint extends the latest one.
  ///
  /// The log has signed it all the same: worth keeping as evidence.
  case inconsistent(SignedCheckpoint, ProofError)
  /// To be stored as the latest, and then cosigned.
  case cosign(SignedCheckpoint)

  /// The HTTP status that answers the request (<https://c2sp.org/tlog-witness#add-checkpoint>).
  public var httpStatus: Int {
    switch self {
    case .cosign: 200
    case .malformed, .shrinking: 400
    case .untrusted: 403
    case .unknownOrigin: 404
    case .conflict: 409
    case .impossibleEmptyRoot, .inconsistent: 422
    }
  }
}

extension WitnessDecision: CustomStringConvertible {
  /// The decision as a sentence with its values.
  public var description: String {
    switch self {
    case .malformed(let error): error.description
    case .unknownOrigin(let origin): "this witness does not know the log \(origin)"
    case .untrusted(let error): error.description
    case .shrinking(let old, let new): "the old size \(old) is above the checkpoint's, \(new)"
    case .impossibleEmptyRoot(let root): "an empty tree cannot have the root \(root)"
    case .conflict(let size): "the latest checkpoint that this witness cosigned has size \(size)"
    case .inconsistent(_, let error): error.description
    case .cosign(let signed):
      "the checkpoint of size \(signed.checkpoint.treeHead.size) extends the latest"
    }
  }
}

extension WitnessRequest {
  /// Decides about a request from what the witness holds for its origin, and from nothing else.
  ///
  /// `latest` is the tree of the checkpoint last cosigned for the origin, nil if there is none;
  /// `logKeys` are the keys trusted for the origin, empty when the log is unknown. Reading
  /// `latest`, deciding and storing the new one must be one atomic step: between them a larger
  /// checkpoint could be stored and then rolled back.
  public func decide(latest: TreeHead?, logKeys: [NoteVerifier]) -> WitnessDecision {
    guard !logKeys.isEmpty else { return .unknownOrigin(origin) }
    let signed: SignedCheckpoint
    do {
      signed = try SignedCheckpoint.open(note, with: logKeys)
    } catch {
      return .untrusted(error)
    }
    return decide(signed, latest: latest ?? .empty)
  }

  private func decide(_ signed: SignedCheckpoint, latest: TreeHead) -> WitnessDecision {
    let new = signed.checkpoint.treeHead
    guard oldSize <= new.size else { return .shrinking(from: oldSize, to: new.size) }
    guard new.size > 0 || new.root == .emptyTree else { return .impossibleEmptyRoot(new.root) }
    guard oldSize == latest.size else { return .conflict(latestSize: latest.size) }
    do {
      try verifyProof(from: latest, to: new)
      return .cosign(signed)
    } catch {
      return .inconsistent(signed, error)
    }
  }

  /// Everything extends the empty tree, so there is no proof of it to send.
  private func verifyProof(from latest: TreeHead, to new: TreeHead) throws(ProofError) {
    if latest.size == 0 && proof.hashes.isEmpty { return }
    try proof.verify(from: latest, to: new)
  }
}
