/// One command of a script, and what must come of it.
struct ScriptStep: Sendable {
  /// The number of the line it begins at, from 1.
  let line: Int
  var command: String
  /// The lines that it must print; patterns.
  var answer: [String] = []
  var status: Int32 = 0

  /// The step as it stands in the file.
  var text: String {
    let command = self.command.split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated().map { ($0 == 0 ? "$ " : "> ") + $1 }
    let blankCount = answer.reversed().prefix { $0.isEmpty }.count
    let lines =
      command + answer.dropLast(blankCount) + (status == 0 ? [] : ["? \(status)"])
    let indented = lines.map { $0.isEmpty ? "" : Script.indent + $0 }
    return (indented + Array(repeating: "", count: blankCount)).joined(separator: "\n")
  }
}
