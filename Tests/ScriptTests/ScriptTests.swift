import Foundation
import Testing

@Suite struct ScriptTests {
  @Test(arguments: try Script.all())
  func `answers a person as the script says`(_ script: Script) throws {
    let outcomes = try ScriptRun(script).outcomes()
    if ProcessInfo.processInfo.environment["REWRITE_SCRIPTS"] != nil {
      try script.text(answered: outcomes).write(to: script.file, atomically: true, encoding: .utf8)
    }
    for (step, outcome) in zip(script.steps, outcomes) {
      if outcome.status == ScriptOutcome.skipStatus, step.status != outcome.status {
        try Test.cancel("line \(step.line): this machine cannot: \(step.command)")
      }
      if !outcome.fits(step) { Issue.record("\(outcome.difference(from: step))") }
    }
    #expect(
      outcomes.count == script.steps.count,
      "the shell ended after \(outcomes.count) of \(script.steps.count) commands")
  }

  @Test(arguments: [
    (["a b c"], ["a … c"], true), (["ac"], ["a…c"], true), (["ab"], ["a…c"], false),
    (["a", "b", "c"], ["a", "…"], true), (["a", "b", "c"], ["…", "c"], true),
    (["a"], ["…", "b"], false), ([], ["…"], true), ([], [], true), (["e\u{301}"], ["é"], false),
    (["1 2 1 2"], ["1…2"], true), (["x"], ["x", "y"], false), (["x", "y"], ["x"], false),
  ])
  func `lets an ellipsis stand for anything`(found: [String], pattern: [String], fits: Bool) {
    #expect(AnswerPattern.matches(found[...], pattern[...]) == fits)
  }

  @Test func `reads prose, commands, answers and statuses`() throws {
    let text =
      "Prose.\n\n    $ one \\\n    > two\n    says\n\n    more\n    ? 3\n\n    $ three\n\nEnd.\n"
    let script = Script(file: URL(filePath: "x.script"), text: text)
    let step = try #require(script.steps.first)
    #expect(script.steps.count == 2)
    #expect(step.command == "one \\\ntwo")
    #expect(step.line == 3)
    #expect(step.status == 3)
    #expect(script.text(answered: []) == text)
    #expect(ScriptOutcome(answer: "says\n\nmore\n", status: 3).fits(step))
    #expect(!ScriptOutcome(answer: "says\n\nmore\n", status: 0).fits(step))
    #expect(!ScriptOutcome(answer: "says\nmore\n", status: 3).fits(step))
  }

  @Test func `shows a failure as a difference`() throws {
    let script = Script(file: URL(filePath: "x.script"), text: "    $ one\n    a\n    b…\n    c\n")
    let outcome = ScriptOutcome(answer: "a\nbcd\nx\n", status: 1)
    let difference = outcome.difference(from: try #require(script.steps.first))
    #expect(
      difference == "line 1: $ one\n    a\n    b…\n  - c\n  - ? 0\n  + x\n  + ? 1")
  }
}
