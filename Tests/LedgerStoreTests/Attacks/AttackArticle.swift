/// The article that tells every attack, for the documentation.
struct AttackArticle {
  let topics: [AttackTopic]

  /// The article's Markdown.
  var text: String {
    ([introduction] + topics.map(section)).joined(separator: "\n") + "\n"
  }

  private var introduction: String {
    let attacks = topics.flatMap(\.attacks)
    let kinds = Dictionary(grouping: attacks, by: \.outcome.kind).mapValues(\.count)
    let counts = kinds.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { "* \($0.value) \($0.key)" }.joined(separator: "\n")
    return """
      # Attacks

      What somebody could do to a ledger, with which keys, and what comes of it.

      ## Overview

      Each of these \(attacks.count) attacks is made on a good ledger whenever the tests run, and the
      verifier has to answer as it says here; this article is written by the same table. What a file
      alone cannot show is told as plainly as the rest, with who can see it: the test of such an attack
      shows that the verifier indeed finds nothing. What came of the attacks, by count:

      \(counts)

      An attacker may always send anything to the log, and alter what others send. Beyond that it has
      what the second column says; "enough registrars" are as many as must agree. The inspector brings
      a registrar's key, unless the attack says otherwise. The rules are those of <doc:Protocol> and
      <doc:SecondVerifier>; of several findings the first is told.

      """
  }

  private func section(_ topic: AttackTopic) -> String {
    let rows = topic.attacks.map(row).joined(separator: "\n")
    return """
      ## \(topic.title)

      \(topic.introduction)

      | The attacker | has | What comes of it |
      |---|---|---|
      \(rows)

      """
  }

  private func row(_ attack: Attack) -> String {
    let holds = attack.holds.sorted().map(\.rawValue).joined(separator: ", ")
    let story = attack.story.isEmpty ? "" : ". \(attack.story)"
    let told = "**\(attack.name)**\(story)"
    return "| \(told) | \(holds.isEmpty ? "nothing" : holds) | \(attack.outcome) |"
  }
}
