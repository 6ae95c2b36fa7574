import CanonicalJSON
import EventLedger
import JSONSchema

/// What people call the values of one member of a type, as its schema says.
struct ChoiceLabels {
  private let choices: [JSONSchemaChoice]

  /// `member`: the names that lead from the type's data to the member.
  init(of type: EventType?, at member: String...) {
    choices = type?.schema.root.node(at: JSONPointer(tokens: member))?.choices ?? []
  }

  /// What a code is called; the code itself where it has no label.
  func phrase(of code: String) -> Phrase { labelled(code) ?? Phrase(verbatim: code.printable) }

  /// The label of a code, to stand within a sentence; the code itself where it has none.
  func label(of code: String, in presentation: Presentation) -> String {
    labelled(code).map { presentation.say($0).lowercasedFirst } ?? code.printable
  }

  private func labelled(_ code: String) -> Phrase? {
    choices.first { $0.canonicalText == "\"\(code)\"" }?.label.map { Phrase($0) }
  }
}
