import ArgumentParser
import CanonicalJSON
import EventLedger
import LedgerStore
import LedgerViews

/// Shows one event.
struct ShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one event: who said what, when, and whether it counts.",
    discussion: """
      With --export, files for a check without this program: openssl pkeyutl -verify -pubin \
      -inkey HASH.pem -rawin -in HASH.pae -sigfile HASH.sig
      """)

  @OptionGroup var options: GlobalOptions

  @Argument(help: "The event: its hash, eight or more of its digits, or its index.")
  var event: String

  @Option(help: "Write the event, the bytes that are signed, signature and key to a folder.")
  var export: String?

  func run() async throws {
    let session = try Session(options)
    let ledger = try session.open()
    let index = try ledger.index(named: event)
    let entry = try ledger.entry(index)
    if let export {
      return try SignatureExport(of: entry, in: ledger).write(to: export)
    }
    if options.isJSON {
      return Terminal.show(String(decoding: entry.bytes, as: UTF8.self) + "\n")
    }
    var state = try ledger.state(under: session.catalogue)
    let amendment = try state.amendment(of: entry.event.hash) ?? AmendmentRow()
    var clear = ClearValues()
    clear.add(try ledger.openings(of: entry.event.hash), of: entry.event)
    let corrections = try amendment.corrections.compactMap { correction -> Record? in
      guard let index = try ledger.index(of: correction.hash) else { return nil }
      let entry = try ledger.entry(index)
      clear.add(try ledger.openings(of: correction.hash), of: entry.event)
      return Record(index: index, entry: entry)
    }
    let details = EventDetails(
      index: index, entry: entry, type: session.catalogue.types[entry.event.type],
      standing: try state.setAside(entry.event.hash).map { .setAside($0.reason) } ?? .stands,
      amendments: amendment, corrections: corrections,
      disputeType: session.catalogue.type(named: LedgerType.recordDisputed), clearValues: clear)
    let presentation = session.presentation(
      of: ledger.genesis, names: try session.regionNames(in: ledger))
    Terminal.show(EventView(presentation).text(of: details))
  }
}
