import CanonicalJSON
package import EventLedger
import JSONSchema
import TransparencyLog

/// A proven event for people: what is proven of it, what it says with the opened values marked as
/// such, and what stays closed; as lines, or as a page for print.
///
/// Whoever reads it, in a court, may never have heard of a ledger: it says what each word means, and
/// what the proof does not show.
package struct DisclosureView {
  private let presentation: Presentation
  private let catalogue: Catalogue

  package init(_ presentation: Presentation, catalogue: Catalogue) {
    self.presentation = presentation
    self.catalogue = catalogue
  }

  package func text(of shown: EventProof.Shown) -> String {
    let said = (shown.verdict.phrases + warnings(of: shown.entry.event)).flatMap {
      presentation.say($0).wrapped(to: presentation.width)
    }
    return presentation.page(
      said + section(nil, envelope(of: shown)) + section(Words.content, content(of: shown))
        + section(Self.sealedHeading, seals(of: shown)))
  }

  /// The same as one page of HTML, without a script and without anything from elsewhere.
  package func html(of shown: EventProof.Shown, subject: VerificationSubject) -> String {
    let title = say(shown.opened.isEmpty ? Self.provenTitle : Self.disclosedTitle)
    let banner =
      presentation.isRehearsal
      ? [say(Words.rehearsalBanner).inElement("p", class: "banner")] : []
    let warnings = warnings(of: shown.entry.event).map {
      say($0).inElement("p", class: "warning")
    }
    let body =
      banner + [title.inElement("h1")] + [say(ProofPhrases.holds).inElement("p", class: "warning")]
      + warnings + [say(Self.eventHeading).inElement("h2")]
      + list(envelope(of: shown)) + [say(Words.content).inElement("h2")]
      + list(content(of: shown)) + sealedPart(of: shown)
      + [say(Self.proofHeading).inElement("h2")]
      + shown.verdict.phrases.dropFirst().map { say($0).inElement("p") }
      + [say(Self.wordsHeading).inElement("h2")] + list(Self.glossary.map(item))
      + [say(Words.repeating).inElement("h2")] + list(checked(subject))
      + [subject.command.html.inElement("pre")]
    return presentation.htmlPage(title, style: Self.style, body: body)
  }

  private func checked(_ subject: VerificationSubject) -> [LabelledText] {
    [
      item(VerificationPart.file.phrase, subject.path),
      LabelledText(label: "SHA-256", text: subject.digest.map { "\($0)" } ?? "-"),
      item(Words.verified, presentation.time(subject.instant)),
      item(Words.program, "ledger \(subject.version)"),
    ]
  }

  private func sealedPart(of shown: EventProof.Shown) -> [String] {
    let seals = seals(of: shown)
    return seals.isEmpty ? [] : [say(Self.sealedHeading).inElement("h2")] + list(seals)
  }

  /// What a reader must not take it for.
  private func warnings(of event: Event) -> [Phrase] {
    let isAlleged = catalogue.types[event.type]?.shortName.hasPrefix("violation.") == true
    return (isAlleged ? [Self.alleged] : []) + [Self.notTruth]
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

  private func envelope(of shown: EventProof.Shown) -> [LabelledText] {
    let event = shown.entry.event
    let type = catalogue.types[event.type]
    let name = type?.shortName ?? event.type.printable
    let label = type?.schema.root.label.map { presentation.say(Phrase($0)) }
    let genesis = shown.verdict.directory.genesis
    return [
      item(Words.event, label.map { "\($0) (\(name))" } ?? name),
      item(Self.ledger, genesis.title.printable), item(Words.hash, "\(event.hash)"),
    ] + EnvelopeItems(presentation: presentation).items(of: shown.entry)
  }

  private func content(of shown: EventProof.Shown) -> [LabelledText] {
    let event = shown.entry.event
    var clear = ClearValues()
    clear.add(shown.opened, of: event)
    let node = catalogue.types[event.type]?.schema.root
    let writer = FieldText(
      presentation: presentation, clearValues: clear, noteOfShown: Self.opened,
      noteOfHidden: Self.closed)
    return SchemaMembers(of: event.data, node: node).map { member in
      LabelledText(
        label: writer.label(of: member.name, in: node),
        text: writer.text(of: member.value, node: member.node), depth: 1)
    }
  }

  /// What was opened and what stays closed, by the labels that the content has; nothing when the
  /// event seals nothing.
  private func seals(of shown: EventProof.Shown) -> [LabelledText] {
    let event = shown.entry.event
    let node = catalogue.types[event.type]?.schema.root
    func names(_ places: [JSONPointer]) -> String {
      places.isEmpty
        ? presentation.say(Self.nothing)
        : places.map { name(of: $0, in: node) }.joined(separator: ", ")
    }
    guard !shown.opened.isEmpty || !shown.closed.isEmpty else { return [] }
    return [
      item(Self.openedHere, names(shown.opened.map(\.pointer))),
      item(Self.staysClosed, names(shown.closed)),
    ]
  }

  /// A place by the label of its member and as `disclose` names it.
  private func name(of place: JSONPointer, in node: JSONSchemaNode?) -> String {
    let text = "\(place)".printable
    guard place.tokens.count > 1 else { return text }
    let label = FieldText(presentation: presentation).label(of: place.tokens[1], in: node)
    return "\(label) (\(text))"
  }

  private static let disclosedTitle = Phrase(
    id: "Satu peristiwa dari buku besar, dengan nilai tersegel yang dibuka",
    en: "One event of a ledger, with sealed values opened")
  private static let provenTitle = Phrase(
    id: "Satu peristiwa dari buku besar, dengan buktinya",
    en: "One event of a ledger, with its proof")
  private static let alleged = Phrase(
    id: "Ini DUGAAN pelanggaran: keterangan penulisnya, bukan putusan tentang siapa pun.",
    en: "This is an ALLEGED violation: its author's word, and no finding against anybody.")
  private static let notTruth = Phrase(
    id: "Bukti ini menunjukkan siapa menulis apa dan bahwa itu tidak diubah sejak itu, bukan bahwa "
      + "isinya benar.",
    en: "The proof shows who wrote what and that it was not changed since, not that it is true.")
  private static let eventHeading = Phrase(id: "Peristiwa", en: "The event")
  private static let proofHeading = Phrase(id: "Yang terbukti", en: "What is proven")
  private static let sealedHeading = Phrase(id: "Nilai tersegel", en: "Sealed values")
  private static let wordsHeading = Phrase(id: "Arti kata", en: "What the words mean")
  private static let ledger = Phrase(id: "Buku besar", en: "Ledger")
  private static let nothing = Phrase(id: "tidak ada", en: "none")
  private static let openedHere = Phrase(
    id: "Dibuka di sini, sama dengan yang disegel dahulu",
    en: "Opened here, the same as was sealed then")
  private static let opened = Phrase(id: "dibuka di sini", en: "opened here")
  private static let closed = Phrase(
    id: "tersegel, tetap tertutup", en: "sealed, stays closed")
  private static let staysClosed = Phrase(id: "Tetap tertutup", en: "Stays closed")

  private static let glossary: [(label: Phrase, meaning: Phrase)] = [
    (
      Phrase(id: "Buku besar, log", en: "Ledger, log"),
      Phrase(
        id: "Daftar peristiwa yang hanya bertambah. Tiap entri bernomor urut dari 0; mengubah atau "
          + "menghapus satu entri membatalkan tanda tangan atas seluruh daftar.",
        en:
          "A list of events that only grows. Entries are numbered from 0; to change or remove one "
          + "invalidates the signature over the whole list.")
    ),
    (
      Phrase(id: "Kunci", en: "Key"),
      Phrase(
        id:
          "Alat tanda tangan elektronik sebuah desk. Kode 16 angka/huruf menyebut kuncinya; nomor "
          + "di belakangnya adalah nomor urut peristiwa kunci itu.",
        en:
          "A desk's means of electronic signature. The code of 16 digits and letters names it; the "
          + "number behind it counts that key's events.")
    ),
    (
      Phrase(id: "Pendaftar", en: "Registrar"),
      Phrase(
        id: "Pejabat yang membuka buku besar dan mencatat kunci mana milik desk mana.",
        en: "The official who opened the ledger and records which key belongs to which desk.")
    ),
    (
      Phrase(id: "Tanda (hash), SHA-256", en: "Hash, SHA-256"),
      Phrase(
        id: "Sidik isi: bila satu huruf saja berubah, tandanya lain.",
        en: "The fingerprint of a content: change one letter, and the hash is another.")
    ),
    (
      Phrase(id: "Tersegel", en: "Sealed"),
      Phrase(
        id:
          "Yang tercatat hanya sidik nilai itu. Nilai yang dibuka di sini telah dicocokkan dengan "
          + "sidiknya; yang tetap tertutup tidak ada di berkas ini.",
        en:
          "Only the value's fingerprint is recorded. What is opened here was compared with it; what "
          + "stays closed is not in this file.")
    ),
    (
      Phrase(id: "Kode wilayah", en: "Code of a region"),
      Phrase(
        id:
          "Kode resmi wilayah; namanya di sebelah kode berasal dari program ini, bukan dari bukti.",
        en: "The region's official code; the name beside it comes from this program, not the proof."
      )
    ),
    (
      Phrase(id: "Terjadi, ditulis, diterima", en: "Happened, written down, received"),
      Phrase(
        id: "Dua waktu pertama menurut penulisnya, yang ketiga menurut log.",
        en: "The first two are the author's word, the third is the log's.")
    ),
  ]

  private func item(_ word: (label: Phrase, meaning: Phrase)) -> LabelledText {
    item(word.label, presentation.say(word.meaning))
  }

  /// Black on white, in the reader's own fonts; long hashes break where they must.
  private static let style = """
    @page { size: A4; margin: 18mm }
    body { font: 11pt/1.4 serif; max-width: 44em; margin: 1em auto; padding: 0 1em; color: #000; \
    background: #fff }
    h1 { font-size: 16pt; margin: 0 0 .3em }
    h2 { font-size: 12pt; margin: 1.2em 0 .3em; break-after: avoid }
    .warning { font-weight: bold }
    .banner { border: 2px solid; padding: .3em .6em; font-weight: bold }
    dl { display: grid; grid-template-columns: max-content 1fr; gap: .1em 1em; margin: 1em 0 }
    dt { max-width: 14em }
    dd { margin: 0; overflow-wrap: anywhere }
    pre { white-space: pre-wrap; overflow-wrap: anywhere; border: 1px solid #999; padding: .5em }
    """
}
