import Testing

/// One attack on a good ledger: who can make it, what they do, and what comes of it.
struct Attack: Sendable {
  /// The attack in a few words, after "the attacker".
  let name: String
  let holds: Set<Power>
  /// What is done in particular, and why somebody would; may be empty.
  let story: String
  let outcome: AttackOutcome
  /// Does it.
  let act: @Sendable (AttackedLedger) async throws -> Void

  init(
    _ name: String, with holds: Set<Power> = [], _ story: String = "", _ outcome: AttackOutcome,
    _ act: @escaping @Sendable (AttackedLedger) async throws -> Void
  ) {
    self.name = name
    self.holds = holds
    self.story = story
    self.outcome = outcome
    self.act = act
  }
}

extension Attack: CustomTestStringConvertible {
  var testDescription: String { name }
}

/// Attacks of one kind, and what they have in common.
struct AttackTopic: Sendable {
  let title: String
  let introduction: String
  let attacks: [Attack]

  /// Every attack, in the order of the article.
  static let all = [
    history, authors, keys, acts, rules, checkpoints, otherHistories, restarts, sealedValues,
    copies,
    state, file, evidence,
  ]
}
