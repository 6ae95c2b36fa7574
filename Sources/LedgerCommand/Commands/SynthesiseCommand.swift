import ArgumentParser
import CanonicalJSON
import DeskPilkada
import EventLedger
import LedgerService
import LedgerStore
import LedgerViews
import Rehearsal
import TransparencyLog

/// Fills a rehearsal ledger with made-up events of the sixty days to voting.
struct SynthesiseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "synthesise",
    abstract: "Fill a rehearsal ledger with made-up events of every type.",
    discussion: """
      The events are received from 28 September 2024, or the ledger's newest entry, up to the day \
      of voting, or the present; a rehearsal's clock is LEDGER_CLOCK. All texts say that they are \
      synthetic. The desks' keys follow from the seed: they are registered with the registrar's \
      key from the keys folder and kept nowhere. The same seed in a copy of the same ledger gives \
      the same entries.
      """)

  @OptionGroup var options: GlobalOptions

  @Option(help: "The number that everything made up follows from.")
  var seed: UInt64

  @Option(help: "How many events, those that register the keys included.")
  var events: Int

  func validate() throws {
    guard (Synthesis.eventsMin...Self.eventsMax).contains(events) else {
      throw ValidationError(
        Phrase(
          id: "--events menerima \(Synthesis.eventsMin) sampai \(Self.eventsMax)",
          en: "--events takes \(Synthesis.eventsMin) to \(Self.eventsMax)"))
    }
  }

  private static let eventsMax = 10_000_000

  func run() async throws {
    let session = try Session(options)
    let ledger = try session.appender()
    let (writer, genesis) = (ledger.writer, ledger.genesis)
    guard genesis.isRehearsal else {
      throw UsageError(
        Phrase(
          id:
            "peristiwa rekaan hanya untuk buku besar latihan; yang ini buku besar yang sebenarnya",
          en: "events are made up in rehearsal ledgers only; this one is real"))
    }
    guard genesis.threshold == 1 else {
      throw UsageError(
        Phrase(
          id: "kunci-kunci desk akan menunggu persetujuan pendaftar kunci kedua",
          en: "the desks' keys would wait for the approval of a second registrar"))
    }
    let signer = try ledger.logSigner()
    var synthesis = try synthesis(for: ledger, in: session)
    let progress = Progress("synthesise")
    var head = try writer.newest().checkpoint.treeHead
    let first = head.size
    while let batch = try synthesis.next(after: head) {
      let checked = try await writer.check(batch.submissions)
      // The season's own clock may stand still for more than a week between two entries.
      head = try writer.commit(
        at: batch.received, signer: signer, clockChecked: true
      ) { intake in
        try intake.take(checked, keepGoing: false)
      }.checkpoint.checkpoint.treeHead
      progress.show(head.size - first)
    }
    progress.finish()
    try writer.close()
    try report(head.size - first, head: head, genesis: genesis, in: session)
  }

  private func synthesis(
    for ledger: LedgerAppender, in session: Session
  ) throws -> Synthesis {
    let (writer, genesis) = (ledger.writer, ledger.genesis)
    let facts = try RegionFacts(province: genesis.scope.code)
    let start = max(Synthesis.seasonStart, try writer.state().lastReceived ?? Synthesis.seasonStart)
    let end = min(Synthesis.seasonEnd, try session.now(inRehearsal: true))
    guard start < end else {
      let (newest, last) = (Timestamp(utc: start), Timestamp(utc: end))
      throw UsageError(
        Phrase(
          id: "tidak ada waktu tersisa untuk musim ini: entri terbaru dari \(newest), musimnya "
            + "berakhir \(last); LEDGER_CLOCK menyetel jam latihan",
          en: "no time is left for the season: the newest entry is from \(newest), the season "
            + "ends \(last); LEDGER_CLOCK sets a rehearsal's clock"))
    }
    let rows = KeyDirectory(writer.reading)
    for key in try Synthesis.keys(seed: seed, facts: facts).values
    where (try? rows.row(Fingerprint(of: key.publicKey))) != nil {
      throw UsageError(
        Phrase(
          id: "buku besar ini sudah memuat peristiwa dari benih \(seed); pilih yang lain",
          en: "the ledger has events of the seed \(seed); choose another"))
    }
    let registrar = try session.workplace.keys.file(named: KeyFolder.registrar).read()
    let head = try writer.ask(at: start, clockChecked: true) { questions in
      try questions.chainHead(of: Fingerprint(of: registrar.publicKey))
    }
    guard let head else {
      throw LedgerError(
        .key,
        Phrase(
          id: "registrar.pem di folder kunci bukan pendaftar kunci buku besar ini",
          en: "registrar.pem in the keys folder is not this ledger's registrar"))
    }
    return try Synthesis(
      .init(seed: seed, events: events, start: start, end: end), catalogue: session.catalogue,
      facts: facts, registrar: registrar, head: head,
      desks: Set(writer.reading.rows(of: DeskRow.definition.name, withPrefix: "").map(\.key)))
  }

  private func report(
    _ count: UInt64, head: TreeHead, genesis: Genesis, in session: Session
  ) throws {
    guard !options.isJSON else {
      return try Terminal.show(json: [
        "events": .integer(Int64(count)), "root": .string("\(head.root)"),
        "seed": .string("\(seed)"), "size": .integer(Int64(head.size)),
      ])
    }
    let text = Phrase(
      id: "\(count) peristiwa sintetis dari benih \(seed) dicatat; ukuran \(head.size)",
      en: "\(count) synthetic events of the seed \(seed) appended; size \(head.size)")
    Terminal.show(session.presentation(of: genesis).page([text[session.language]]))
  }
}
