package import CanonicalJSON
package import EventLedger
import JSONSchema

/// A disclosed event for people: what is proven of it, what it says with the opened values marked as
/// such, and what stays closed; as lines, or as a page for print.
package struct DisclosureView {
  private let presentation: Presentation
  private let catalogue: Catalogue

  package init(_ presentation: Presentation, catalogue: Catalogue) {
    self.presentation = presentation
    self.catalogue = catalogue
  }

  /// * `proven`: what the proofs show, a sentence each.
  /// * `closed`: the sealed places that are not opened.
  package func text(
    of entry: Entry, proven: [Phrase], opened: [Opening], closed: [JSONPointer]
  ) -> String {
    let said = proven.flatMap { presentation.say($0).wrapped(to: presentation.width) }
    return presentation.page(
      said + section(nil, envelope(of: entry))
        + section(Words.content, content(of: entry.event, opened: opened))
        + section(nil, seals(opened: opened, closed: closed)))
  }

  /// The same as one page of HTML, without a script and without anything from elsewhere.
  package func html(
    of entry: Entry, proven: [Phrase], opened: [Opening], closed: [JSONPointer],
    subject: VerificationSubject
  ) -> String {
    let title = say(Self.title)
    let banner =
      presentation.isRehearsal
      ? [say(Words.rehearsalBanner).inElement("p", class: "banner")] : []
    let checked = [
      LabelledText(label: presentation.say(VerificationPart.file.phrase), text: subject.path),
      LabelledText(label: "SHA-256", text: subject.digest.map { "\($0)" } ?? "-"),
      LabelledText(
        label: presentation.say(Self.checked), text: presentation.time(subject.instant)),
      LabelledText(label: presentation.say(Self.program), text: "ledger \(subject.version)"),
    ]
    let body =
      banner + [title.inElement("h1")] + proven.map { say($0).inElement("p") }
      + list(envelope(of: entry)) + [say(Words.content).inElement("h2")]
      + list(content(of: entry.event, opened: opened))
      + [say(Self.sealedHeading).inElement("h2")] + list(seals(opened: opened, closed: closed))
      + [say(Self.repeating).inElement("h2")] + list(checked)
      + [subject.command.html.inElement("pre")]
    return presentation.htmlPage(title, style: Self.style, body: body)
  }

  private func say(_ phrase: Phrase) -> String { presentation.say(phrase).html }

  private func item(_ label: Phrase, _ text: String) -> LabelledText {
    LabelledText(label: presentation.say(label), text: text, depth: 1)
  }

  private func section(_ heading: Phrase?, _ items: [LabelledText]) -> [String] {
    items.isEmpty
      ? []
      : [""] + (heading.map { [presentation.say($0)] } ?? [])
        + items.lines(width: presentation.width)
  }

  private func list(_ items: [LabelledText]) -> [String] {
    ["<dl>"]
      + items.map { item in
        let lines = item.text.split(separator: "\n").map { String($0).html }
        return item.label.html.inElement("dt")
          + lines.joined(separator: "<br>").inElement("dd")
      } + ["</dl>"]
  }

  private func envelope(of entry: Entry) -> [LabelledText] {
    let event = entry.event
    let type = catalogue.types[event.type]
    let name = type?.shortName ?? event.type.printable
    let label = type?.schema.root.label.map { presentation.say(Phrase($0)) }
    return [
      item(Words.event, label.map { "\($0) (\(name))" } ?? name),
      item(Words.hash, "\(event.hash)"),
    ] + EnvelopeItems(presentation: presentation).items(of: entry)
  }

  private func content(of event: Event, opened: [Opening]) -> [LabelledText] {
    var clear = ClearValues()
    clear.add(opened, of: event)
    let node = catalogue.types[event.type]?.schema.root
    let writer = FieldText(
      presentation: presentation, clearValues: clear, noteOfShown: Self.opened)
    return SchemaMembers(of: event.data, node: node).map { member in
      LabelledText(
        label: writer.label(of: member.name, in: node),
        text: writer.text(of: member.value, node: member.node), depth: 1)
    }
  }

  private func seals(opened: [Opening], closed: [JSONPointer]) -> [LabelledText] {
    func names(_ places: [JSONPointer]) -> String {
      places.isEmpty ? "-" : places.map { "\($0)".printable }.joined(separator: ", ")
    }
    return [
      item(Self.openedHere, names(opened.map(\.pointer))), item(Self.staysClosed, names(closed)),
    ]
  }

  private static let title = Phrase(
    id: "Peristiwa yang dibuka dari buku besar", en: "An event disclosed from a ledger")
  private static let sealedHeading = Phrase(id: "Nilai tersegel", en: "Sealed values")
  private static let openedHere = Phrase(
    id: "Dibuka di sini, sama dengan yang disegel dahulu",
    en: "Opened here, the same as was sealed then")
  private static let opened = Phrase(id: "dibuka", en: "opened")
  private static let staysClosed = Phrase(id: "Tetap tertutup", en: "Stays closed")
  private static let checked = Phrase(id: "Diperiksa", en: "Verified")
  private static let program = Phrase(id: "Program", en: "Program")
  private static let repeating = Phrase(id: "Mengulangi pemeriksaan", en: "To repeat the check")

  /// Black on white, in the reader's own fonts; long hashes break where they must.
  private static let style = """
    @page { size: A4; margin: 18mm }
    body { font: 11pt/1.4 serif; max-width: 44em; margin: 1em auto; padding: 0 1em; color: #000; \
    background: #fff }
    h1 { font-size: 16pt; margin: 0 0 .3em }
    h2 { font-size: 12pt; margin: 1.2em 0 .3em; break-after: avoid }
    .banner { border: 2px solid; padding: .3em .6em; font-weight: bold }
    dl { display: grid; grid-template-columns: max-content 1fr; gap: .1em 1em; margin: 1em 0 }
    dt { max-width: 14em }
    dd { margin: 0; overflow-wrap: anywhere }
    pre { white-space: pre-wrap; overflow-wrap: anywhere; border: 1px solid #999; padding: .5em }
    """
}
