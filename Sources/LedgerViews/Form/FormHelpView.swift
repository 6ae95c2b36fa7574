import CanonicalJSON
import DeskPilkada
import EventLedger
import JSONSchema
package import LedgerService

/// The plain options of one type for a person who writes such an event: what each is for, what
/// may stand in it, and a line to begin from.
package struct FormHelpView {
  private let presentation: Presentation
  /// Places in the data that are filled in when they are not given.
  private let filledIn: Set<[String]>
  private let form: EventForm

  package init(_ form: EventForm, _ presentation: Presentation) {
    self.form = form
    self.presentation = presentation
    filledIn = PlainWord(type: form.type.shortName)?.filledIn ?? []
  }

  /// `name`: what the type is called on the command line.
  package func text(named name: String) -> String {
    let schema = form.type.schema.root
    let label = schema.label.map { " — " + presentation.say(Phrase($0)) } ?? ""
    var lines = "ledger append \(name)\(label)".wrapped(to: presentation.width)
    if let help = schema.help {
      lines += presentation.say(Phrase(help)).wrapped(to: presentation.width)
    }
    lines += ["", presentation.say(Words.fields)]
    lines += form.fields.map { field in
      LabelledText(label: "--\(field.option)", text: text(of: field), depth: 1)
    }.lines(width: presentation.width)
    lines += [""] + presentation.say(Words.fieldNote).wrapped(to: presentation.width)
    lines += [""] + example(named: name)
    return presentation.page(lines)
  }

  private func text(of field: FormField) -> String {
    let help = field.help.map { ". " + presentation.say(Phrase($0)) } ?? ""
    return ([title(of: field) + help] + values(of: field.kind)).joined(separator: "\n")
  }

  /// The label with what must be known of the field.
  private func title(of field: FormField) -> String {
    var notes: [Phrase] = []
    let isFilledIn = filledIn.contains(field.path)
    if isFilledIn { notes.append(Words.filledIn) }
    if field.isRequired, !isFilledIn { notes.append(Words.required) }
    if field.isSealed { notes.append(Words.sealed) }
    if field.isRepeatable { notes.append(Words.repeatable) }
    if let form = Self.form(of: field.kind) { notes.append(form) }
    let note =
      notes.isEmpty ? "" : " (\(notes.map(presentation.say).joined(separator: ", ")))"
    return presentation.say(field.label) + note
  }

  /// What kind of value a field takes, where it is not any text.
  private static func form(of kind: FormField.Kind) -> Phrase? {
    switch kind {
    case .truth: Phrase(id: "ya atau tidak", en: "yes or no")
    case .time: Phrase(id: "waktu", en: "time")
    case .region: Phrase(id: "wilayah", en: "region")
    case .number: Phrase(id: "bilangan", en: "number")
    default: nil
    }
  }

  /// The values of an enumeration, or the columns of a row, a line each.
  private func values(of kind: FormField.Kind) -> [String] {
    switch kind {
    case .choice(let choices):
      choices.map { choice in
        "- " + ([choice.code] + label(of: choice)).joined(separator: ": ")
      }
    case .list(let kind): values(of: kind)
    case .rows(let columns):
      [presentation.say(Words.columns) + " " + columns.map(\.option).joined(separator: ",")]
        + columns.map { "- \($0.option): \(self.column($0))" }
    default: []
    }
  }

  private func column(_ column: FormField) -> String {
    guard case .choice(let choices) = column.kind else {
      return title(of: column) + (column.help.map { ". " + presentation.say(Phrase($0)) } ?? "")
    }
    let values = choices.map { choice in
      choice.code + label(of: choice).map { " (\($0))" }.joined()
    }
    return title(of: column) + ": " + values.joined(separator: ", ")
  }

  /// The label of a value; none where it has none.
  private func label(of choice: JSONSchemaChoice) -> [String] {
    choice.label.map { [presentation.say(Phrase($0))] } ?? []
  }

  /// A command with every field that must be filled in, ready to be changed.
  private func example(named name: String) -> [String] {
    let options = form.fields.filter { $0.isRequired && !filledIn.contains($0.path) }
      .map { "  --\($0.option) \(sample(of: $0.kind))" }
    let command = ["  ledger append \(name)"] + options.map { "  " + $0 }
    return [presentation.say(Words.example)] + command.dropLast().map { $0 + " \\" }
      + command.suffix(1)
  }

  private func sample(of kind: FormField.Kind) -> String {
    switch kind {
    case .text, .json: "\"…\""
    case .number: "1"
    case .truth: presentation.say(Words.yes)
    case .choice(let choices): choices.first?.code ?? "\"…\""
    case .time: "09:00"
    case .region: presentation.say(Words.code)
    case .list(let kind): sample(of: kind)
    case .rows(let columns):
      columns.prefix((columns.lastIndex(where: \.isRequired) ?? 0) + 1)
        .map { $0.isRequired ? sample(of: $0.kind) : "" }.joined(separator: ",")
        .replacing("\"", with: "")
    }
  }
}

extension FormField {
  /// What people call it, after what they call the objects it stands in.
  fileprivate var label: Phrase {
    guard let first = labels.first else { return Words.content }
    return labels.dropFirst().reduce(first.phrase) { $0.told(with: $1.phrase) }
  }
}

extension FormLabel {
  fileprivate var phrase: Phrase {
    switch self {
    case .text(let text): Phrase(text)
    case .name(let name): Phrase(verbatim: name)
    }
  }
}
