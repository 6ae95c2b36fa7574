import TransparencyLog

/// A note that is read formats to the same bytes, and so do the parts of a checkpoint in it.
func checkNote(_ bytes: [UInt8]) {
  guard let note = try? UnverifiedNote(bytes) else { return }
  precondition(note.bytes == bytes, "a note has one spelling")
  precondition((try? UnverifiedNote(text: note.text, signatures: note.signatures)) == note)
  for signature in note.signatures {
    precondition((try? WitnessResponse.cosignatures(in: signature.line)) == [signature])
  }
  if let checkpoint = try? Checkpoint(text: note.text) {
    precondition(checkpoint.text == note.text, "a checkpoint has one spelling")
  }
  checkTrust(in: note)
  checkRequest(bytes)
}

/// What opens has the text of the note, and opens again from what it writes.
private func checkTrust(in note: UnverifiedNote) {
  guard let signed = try? SignedCheckpoint.open(note, with: FuzzPolicy.value.keys) else { return }
  precondition(signed.checkpoint.text == note.text)
  precondition(
    (try? SignedCheckpoint.open(signed.note, with: FuzzPolicy.value.keys)) == signed)
}

/// A request to a witness that is read formats to the same bytes.
private func checkRequest(_ bytes: [UInt8]) {
  let body = Array("old 7\n\n".utf8) + bytes
  guard let request = try? WitnessRequest(body) else { return }
  precondition(request.body == body, "a request has one spelling")
}

/// A proof that is read formats to the same bytes, and verifying it does not trap.
func checkProof(_ bytes: [UInt8]) {
  if let request = try? WitnessRequest(bytes) {
    precondition(request.body == bytes, "a request has one spelling")
    _ = request.decide(latest: nil, logKeys: FuzzPolicy.value.keys)
  }
  guard let proof = try? LogProof(bytes) else { return }
  precondition(proof.bytes == bytes, "a proof has one spelling")
  precondition(LogProof(path: proof.path, note: proof.note, extra: proof.extra) == proof)
  _ = proof.verify(leafHash: .leaf([]), with: FuzzPolicy.value)
  // The path is checked whatever the signatures are, for every size the checkpoint may claim.
  if let checkpoint = try? Checkpoint(text: proof.note.text) {
    let verdict = Result { try proof.path.verify(leafHash: .leaf([]), in: checkpoint.treeHead) }
    if case .success = verdict { precondition(proof.path.index < checkpoint.treeHead.size) }
  }
}

/// A policy that is read formats to a policy that is equal and formats alike.
func checkPolicy(_ bytes: [UInt8]) {
  guard let policy = try? Policy(bytes) else { return }
  let plain = policy.bytes
  precondition((try? Policy(plain)) == policy, "a policy is read again from its plain form")
  let rebuilt = try? Policy(
    logs: policy.logs, witnesses: policy.witnesses, groups: policy.groups, quorum: policy.quorum)
  precondition(rebuilt == policy, "a policy is made again from its parts")
  precondition(policy.isQuorum([]) == (policy.quorum == .none), "nobody is a quorum only of none")
}

/// Whom the checked notes and proofs may be trusted by.
enum FuzzPolicy {
  static let value: Policy = {
    let text = """
      log hq.ledger.example/log+5d19f436+AbZ0j2QUdWw4E5s4muv1Fb+VAF/rc5lq17oNcT3lv4lS
      witness w1 w1.witness.example+d8c0743c+BDVdK/YkEhWa5vkvTLgCWifjhIlauxJJ0urhFG9V+zNk
      witness w2 w2.witness.example+e53db0a1+BNE4J/d+eE3KTktQOKAvaL/g+dEblCzIWYvAf12vMAp0
      group both all w1 w2
      quorum both

      """
    guard let policy = try? Policy(Array(text.utf8)) else {
      preconditionFailure("the fixed policy is well formed")
    }
    return policy
  }()
}
