import DeskPilkada

/// What a person wrote for one field.
package struct FormAnswer: Sendable {
  package let field: FormField
  /// One text for each time the option was given; a single empty one leaves the field out.
  package var texts: [String]

  /// Whether the field is to stay empty, also where it would be filled in otherwise.
  package var leavesOut: Bool { texts.allSatisfy(\.isEmpty) }
}

/// Reads plain options: `--option TEXT` or `--option=TEXT`, the latter also for a text that begins
/// with two dashes.
package struct FormReader: Sendable {
  private let form: EventForm

  package init(_ form: EventForm) { self.form = form }

  /// The answers in the order of their first options.
  package func answers(_ words: [String]) throws(FormError) -> [FormAnswer] {
    var answers: [FormAnswer] = []
    var rest = words[...]
    while let word = rest.popFirst() {
      guard word.hasPrefix("--"), word.utf8.count > 2 else { throw .strayWord(word) }
      let parts = word.dropFirst(2).split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let field = try field(named: String(parts[0]))
      let text = try parts.count == 2 ? String(parts[1]) : value(of: field, from: &rest)
      if let position = answers.firstIndex(where: { $0.field.option == field.option }) {
        guard field.isRepeatable else { throw .repeated(option: field.option) }
        answers[position].texts.append(text)
      } else {
        answers.append(FormAnswer(field: field, texts: [text]))
      }
    }
    return answers
  }

  private func field(named option: String) throws(FormError) -> FormField {
    guard let field = form.field(named: option) else {
      let known = form.fields.map(\.option) + form.reserved
      let nearest = EditDistance.nearest(to: option, among: known, countMax: 1)
      throw .unknownOption(option, nearest: nearest.first)
    }
    return field
  }

  private func value(
    of field: FormField, from rest: inout ArraySlice<String>
  ) throws(FormError) -> String {
    guard let next = rest.first, !next.hasPrefix("--") else {
      throw .missingValue(option: field.option)
    }
    rest.removeFirst()
    return next
  }
}
