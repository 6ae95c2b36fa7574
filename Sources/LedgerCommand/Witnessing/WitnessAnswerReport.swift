import ArgumentParser
import CanonicalJSON
import EventLedger
import LedgerViews
import TransparencyLog

/// Tells a witness's answer: the cosignature on standard output, or why there is none.
struct WitnessAnswerReport {
  let session: Session
  /// The files in which evidence was kept.
  let evidence: [String]

  /// Prints the cosignature, or throws what ends the command with the status that the answer has.
  func end(_ answer: WitnessAnswer) throws {
    switch answer {
    case .cosigned(let cosigned): try show(cosigned)
    case .refused(let decision):
      throw LedgerError(
        decision.errorCode, WitnessPhrases.refusal(decision), hint: WitnessPhrases.hint(decision))
    case .rollback(let held, let shown):
      throw LedgerError(
        .invalidData, WitnessPhrases.rollback(from: held.size, to: shown.size),
        hint: WitnessPhrases.rollbackHint)
    case .secondHistory(let held, _):
      try find(WitnessPhrases.secondHistory(at: held.size), "second-history")
    case .unproven(let held, let shown):
      try find(WitnessPhrases.unproven(from: held.size, to: shown.size), "inconsistent")
    }
  }

  private func show(_ cosigned: SignedCheckpoint) throws {
    let lines = cosigned.cosignatures.map(\.line)
    guard session.options.isJSON else {
      let body = WitnessResponse(cosignatures: lines).body
      return Terminal.show(String(decoding: body, as: UTF8.self))
    }
    try Terminal.show(json: [
      "cosignatures": .array(lines.map { .string("\($0)") }),
      "origin": .string("\(cosigned.checkpoint.origin)"),
      "root": .string("\(cosigned.checkpoint.treeHead.root)"),
      "size": .integer(Int64(clamping: cosigned.size)),
    ])
  }

  /// What was found about the log goes to standard error, since standard output is for lines that
  /// may be taken up.
  private func find(_ fact: Phrase, _ code: String) throws {
    if session.options.isJSON {
      try Terminal.show(json: [
        "evidence": .array(evidence.map { .string($0) }), "finding": .string(code),
      ])
    } else {
      Terminal.complain(fact[session.language])
      Terminal.complain(WitnessPhrases.evidence(evidence)[session.language])
    }
    throw ExitCode(ExitStatus.findings)
  }
}

extension WitnessDecision {
  fileprivate var errorCode: LedgerError.Code {
    switch self {
    case .unknownOrigin, .untrusted: .key
    default: .invalidData
    }
  }
}

extension SignedCheckpoint {
  fileprivate var size: UInt64 { checkpoint.treeHead.size }
}
