import EventLedger

/// What comes of an attack.
enum AttackOutcome: Sendable {
  /// Verification fails; its first finding is of this part and rule.
  case found(VerificationPart, String)
  /// The log takes the event in, and it counts nowhere, for this reason.
  case setAside(String)
  /// The log does not take the event in, by this rule, and the ledger is as it was.
  case notTaken(String)
  /// The verifier cannot judge the file, or what the inspector brings, and says so by this error.
  case refused(LedgerError.Code)
  /// The program does not do what it is asked to and leaves the ledger as it was: the code of its
  /// error, or the rule that what it made would break.
  case notDone(String)
  /// What is presented as evidence shows nothing, by this fault.
  case showsNothing(String)
  /// What is presented as evidence is not read as such.
  case notEvidence
  /// The evidence holds under the log key in the file alone; under the log's own it has this fault.
  case holdsUnderItsOwnKey(String)
  /// Verification says that this part was not checked, and why.
  case notChecked(VerificationPart, String)
  /// The ledger says the same as before: what was altered carries no meaning.
  case withoutMeaning(String)
  /// The file alone does not show it: why, and who sees it.
  ///
  /// `kept`: how an inspector is told of it who kept the newest checkpoint; nil where that does not
  /// help either.
  case unseen(String, seenBy: String, kept: KeptCheckpoint?)

  /// The kinds of outcome, as they are counted.
  var kind: String {
    switch self {
    case .found: "found"
    case .setAside: "set aside"
    case .notTaken: "not taken"
    case .refused: "refused"
    case .notDone: "not done by the program"
    case .showsNothing, .notEvidence: "shown to be no evidence"
    case .holdsUnderItsOwnKey: "evidence under a key of its own"
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
    case .refused(let code): "Not judged: `\(code.rawValue)`, exit status 2."
    case .notDone(let why): "The program does not do it: `\(why)`. The ledger stays as it was."
    case .showsNothing(let fault): "The evidence shows nothing: `\(fault)`."
    case .notEvidence: "Not read as evidence, exit status 2."
    case .holdsUnderItsOwnKey(let fault):
      "**Holds under the key in the file**, and the verdict says that this key was believed. Under "
        + "the log's own key it shows nothing: `\(fault)`."
    case .notChecked(let part, let reason): "\(part.title) is told as not checked: `\(reason)`."
    case .withoutMeaning(let why): "Without meaning: \(why)"
    case .unseen(let why, let witness, let kept):
      "**Not seen in the file alone**: \(why) It is seen by \(witness)." + (kept?.sentence ?? "")
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
