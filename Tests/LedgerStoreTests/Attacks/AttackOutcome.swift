import EventLedger

/// What comes of an attack.
enum AttackOutcome: Sendable {
  /// Verification fails; its first finding is of this part and rule.
  case found(VerificationPart, String)
  /// The log takes the event in, and it counts nowhere, for this reason.
  case setAside(String)
  /// The log does not take the event in, by this rule, and the ledger is as it was.
  case notTaken(String)
  /// The verifier does not take the file for a ledger that it can read, with this error.
  case refused(LedgerError.Code)
  /// Verification says that this part was not checked, and why.
  case notChecked(VerificationPart, String)
  /// The ledger says the same as before: what was altered carries no meaning.
  case withoutMeaning(String)
  /// The file alone does not show it: why, and who sees it.
  ///
  /// `kept`: the rule by which an inspector finds it who kept the newest checkpoint; nil where that
  /// does not help either.
  case unseen(String, seenBy: String, kept: String?)

  /// The kinds of outcome, as they are counted.
  var kind: String {
    switch self {
    case .found: "found"
    case .setAside: "set aside"
    case .notTaken: "not taken"
    case .refused: "refused"
    case .notChecked: "told as not checked"
    case .withoutMeaning: "without meaning"
    case .unseen(_, _, .some): "found with a kept checkpoint alone"
    case .unseen: "not seen in the file"
    }
  }
}

extension AttackOutcome: CustomStringConvertible {
  /// The outcome as a sentence of the article.
  var description: String {
    switch self {
    case .found(let part, let rule): "\(part.title) fails: `\(rule)`."
    case .setAside(let reason): "Taken in, and set aside: `\(reason)`."
    case .notTaken(let rule): "Not taken: `\(rule)`."
    case .refused(let code): "Not read as a ledger: `\(code.rawValue)`, exit status 2."
    case .notChecked(let part, let reason): "\(part.title) is told as not checked: `\(reason)`."
    case .withoutMeaning(let why): "Without meaning: \(why)"
    case .unseen(let why, let witness, let rule):
      "**Not seen in the file alone**: \(why) It is seen by \(witness)."
        + (rule.map { " With a kept checkpoint proof 4 fails: `\($0)`." } ?? "")
    }
  }
}

extension VerificationPart {
  /// The part as the article calls it.
  fileprivate var title: String {
    if let proofNumber { return "Proof \(proofNumber)" }
    return self == .file ? "The check of the file" : "The check of sealed values"
  }
}
