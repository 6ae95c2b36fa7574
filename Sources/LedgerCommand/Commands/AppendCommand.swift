import ArgumentParser
import CanonicalJSON
import DeskPilkada
import EventLedger
import LedgerService
import LedgerViews
import TransparencyLog

/// Appends one event, or a batch of them.
struct AppendCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "append",
    abstract: "Sign an event and append it, or append a batch.",
    usage: """
      ledger append <type> [--<field> <value> ...] [<options>]
      ledger append --batch <file> [<options>]
      """,
    discussion: """
      A type has plain options, one for each field of its schema: ledger append report --help \
      shows those of a report. What will be signed is shown in words first, and asked about on a \
      terminal. Programs give the full type with --data or --set, or a batch: a line each, drafts \
      (type, subject, time, data) or signed submissions. Free texts stand in clear: they are sealed \
      before signing.
      """,
    helpNames: [])

  @OptionGroup var options: GlobalOptions
  @OptionGroup var author: AuthorOptions

  @Argument(
    parsing: .allUnrecognized,
    help: .init("The event's type, a plain word or a name of ledger types.", valueName: "type"))
  var words: [String] = []

  @Option(help: "The region the event is about: code or name (default: the author's own).")
  var subject: String?

  @Option(help: "When it happened (default: now).")
  var time: String?

  @Option(help: "The event's data: JSON, @FILE, or - for standard input.")
  var data: String?

  @Option(name: .customLong("set"), help: "Set one value: path=value, as lines.0.counted=57.")
  var settings: [String] = []

  @Flag(help: "Sign what is shown without a question.")
  var yes = false

  @Option(
    help: "Keep the receipt whole, with path and signed note, in a new file; of a batch all.",
    transform: UserPath.read)
  var receipt: String?

  @Option(
    help: "The checkpoint the author had seen elsewhere, as a signed note in a file.",
    transform: UserPath.read)
  var seen: String?

  @Option(help: "Append the lines of a file, - for standard input: all or none.")
  var batch: String?

  @Flag(name: .customLong("keep-going"), help: "Append the good lines of a batch, list the others.")
  var keepGoing = false

  @Option(
    help: "Where --keep-going lists line numbers and reasons (default: BATCH.rejected).",
    transform: UserPath.read)
  var rejects: String?

  @Flag(name: .customLong("clock-checked"), help: "The clock, far ahead of the ledger, is right.")
  var clockChecked = false

  // Ours, because the fields of a type are no options that the parser could list.
  @Flag(
    name: [.customShort("h"), .customLong("help")], help: "Show help; after a type its fields.")
  var isHelp = false

  func validate() throws {
    guard !isHelp else { return }
    guard words.isEmpty != (batch == nil) else {
      throw ValidationError(
        Phrase(id: "berikan TYPE, atau --batch BERKAS", en: "give a TYPE, or --batch FILE"))
    }
    guard batch == nil || (subject == nil && time == nil && data == nil && settings.isEmpty)
    else {
      throw ValidationError(
        Phrase(
          id: "--batch mengambil semuanya dari baris-barisnya",
          en: "--batch takes everything from its lines"))
    }
    guard words.first?.hasPrefix("-") != true else {
      throw ValidationError(
        Phrase(id: "berikan TYPE sebelum \(words[0])", en: "give a TYPE before \(words[0])"))
    }
  }

  func run() async throws {
    if isHelp { return try help() }
    let session = try Session(options, author: author)
    let note = try seen.map(readNote)
    if let batch {
      try await BatchRun(
        session: session, source: batch, keepGoing: keepGoing, rejects: rejects,
        receiptPath: receipt, clockChecked: clockChecked, note: note
      ).run()
    } else {
      try await append(in: session, note: note)
    }
  }

  private func append(in session: Session, note: UnverifiedNote?) async throws {
    let statement = try StatementRequest(
      named: words[0], words: Array(words.dropFirst()), subject: subject, time: time,
      data: try data.map(Self.bytes), settings: settings, reserved: Self.ownOptions,
      under: session.catalogue)
    var append = try SingleAppend(session, receiptPath: receipt)
    append.circumstances.clockChecked = clockChecked
    append.circumstances.note = note
    // A program that gives a full type and JSON knows what it signs; a person is shown it.
    if statement.isPlain {
      append.confirmation = Confirmation(session: session, name: statement.name, isGiven: yes)
    }
    let (ledger, key) = (append.ledger, append.key)
    try await append.run { now in
      let drafted = try statement.drafted(by: key, at: now.instant, in: ledger)
      tell(drafted, in: session.presentation(of: ledger.genesis, names: drafted.regionNames))
      return drafted.draft
    }
  }

  private func tell(_ drafted: StatementRequest.Drafted, in presentation: Presentation) {
    for found in drafted.recoded {
      Terminal.complain(RegionListView(presentation).line(of: found))
    }
  }

  /// What `--data` means: `JSON`, `@FILE`, or `-` for standard input.
  private static func bytes(_ source: String) throws -> [UInt8] {
    switch source.first {
    case "@": try readText(UserPath.read(String(source.dropFirst())))
    case "-" where source == "-": try Terminal.text(of: source)
    default: Array(source.utf8)
    }
  }

  /// The options of the command itself that fields of a type are called like.
  private static let ownOptions: Set<String> = [
    "batch", "clock-checked", "data", "help", "json", "keep-going", "key", "keys", "lang",
    "ledger", "receipt", "rejects", "seen", "set", "subject", "time", "version", "yes",
  ]

  private func help() throws {
    let session = try Session(options)
    let presentation = Presentation(
      language: session.language, width: Terminal.width ?? 80, offsetMinutes: 0,
      isRehearsal: false)
    guard let name = words.first, !name.hasPrefix("-") else {
      let words = PlainWordsView(presentation).lines(of: session.catalogue)
      let help = Ledger.helpMessage(for: Self.self, columns: presentation.width)
      return Terminal.show(help + "\n" + presentation.page(words))
    }
    let form = try StatementRequest.form(
      named: name, reserved: Self.ownOptions, under: session.catalogue)
    Terminal.show(FormHelpView(form, presentation).text(named: name))
  }
}
