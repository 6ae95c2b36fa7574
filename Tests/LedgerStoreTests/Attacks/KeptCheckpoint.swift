import EventLedger

/// How a checkpoint that an inspector kept tells of an attack.
enum KeptCheckpoint: Sendable {
  /// Proof 4 fails, by this rule.
  case fails(String)
  /// Its log key is not the one in force at its size any more: the verification ends with this
  /// error.
  case refused(LedgerError.Code)

  /// The end of the article's sentence.
  var sentence: String {
    switch self {
    case .fails(let rule): " With a kept checkpoint proof 4 fails: `\(rule)`."
    case .refused(let code):
      " A kept checkpoint is not of this log any more: `\(code.rawValue)`, exit status 2."
    }
  }
}

extension KeptCheckpoint: ExpressibleByStringLiteral {
  init(stringLiteral rule: String) { self = .fails(rule) }
}
