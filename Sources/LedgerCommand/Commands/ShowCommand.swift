import ArgumentParser
import CanonicalJSON
import EventLedger
import LedgerService
import LedgerStore
import LedgerViews
import TransparencyLog

/// Shows one event.
struct ShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one event: who said what, when, and whether it counts.",
    discussion: """
      With --export, files for a check without this program: openssl pkeyutl -verify -pubin \
      -inkey HASH.pem -rawin -in HASH.pae -sigfile HASH.sig

      When it was written is told as bounds, each with whose word it is: the log's, a witness's \
      that the policy names, or that of another desk whose later event anchors it. With --times \
      --json only these.
      """)

  @OptionGroup var options: GlobalOptions

  @Argument(help: "The event: its hash, eight or more of its digits, or its index.")
  var event: String

  @Option(
    help: "Write the event, the bytes that are signed, signature and key to a folder.",
    transform: UserPath.read)
  var export: String?

  @Option(help: "A policy file that names the witnesses to rely on.", transform: UserPath.read)
  var policy: String?

  @Flag(help: "For programs: between which times it was written, instead of the entry.")
  var times = false

  func validate() throws {
    guard !times || options.isJSON else {
      throw ValidationError(
        Phrase(id: "--times hanya bersama --json", en: "--times goes with --json"))
    }
  }

  func run() async throws {
    let session = try Session(options)
    let ledger = try session.open()
    let index = try ledger.index(named: event)
    let entry = try ledger.entry(index)
    if let export {
      let paths = try SignatureExport(of: entry, in: ledger).write(to: export)
      return Terminal.show(paths.map { $0 + "\n" }.joined())
    }
    if options.isJSON, !times {
      return Terminal.show(String(decoding: entry.bytes, as: UTF8.self) + "\n")
    }
    let bounds = try ledger.timeBounds(of: entry, at: index, witnesses: try witnesses())
    if times { return try Terminal.show(json: bounds.json) }
    var state = try ledger.state(under: session.catalogue)
    let amendment = try state.amendment(of: entry.event.hash) ?? AmendmentRow()
    var clear = ClearValues()
    let keys = try session.sealingKeys()
    let erasing = session.catalogue.type(named: LedgerType.privateDataErased)
    func addValues(of event: Event) throws {
      clear.add(try ledger.openings(of: event, with: keys), of: event)
      guard let erasure = try state.erasure(of: event.hash) else { return }
      clear.add(erasure, of: event, type: erasing)
    }
    try addValues(of: entry.event)
    let corrections = try amendment.corrections.compactMap { correction -> Record? in
      guard let index = try ledger.index(of: correction.hash) else { return nil }
      let entry = try ledger.entry(index)
      try addValues(of: entry.event)
      return Record(index: index, entry: entry)
    }
    var details = EventDetails(
      index: index, entry: entry, type: session.catalogue.types[entry.event.type],
      standing: try state.setAside(entry.event.hash).map { .setAside($0.reason) } ?? .stands,
      amendments: amendment, corrections: corrections,
      disputeType: session.catalogue.type(named: LedgerType.recordDisputed), clearValues: clear)
    details.timeBounds = bounds
    let presentation = session.presentation(
      of: ledger.genesis, names: try session.regionNames(in: ledger))
    Terminal.show(EventView(presentation).text(of: details))
  }

  /// The witnesses that are relied on.
  private func witnesses() throws -> [NoteVerifier] {
    try policy.map { try readPolicy($0).witnesses.map(\.key) } ?? []
  }
}
