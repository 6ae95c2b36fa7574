import ArgumentParser
import Foundation

/// The options that every command takes; those that write take `AuthorOptions` besides.
struct GlobalOptions: ParsableArguments {
  @Option(name: .customLong("ledger"), help: "The ledger's file (LEDGER; default ./ledger.sqlite).")
  var ledgerPath: String?

  @Option(
    name: .customLong("keys"),
    help: "Folder of the log and service key (LEDGER_KEYS; default keys/ beside the ledger).")
  var keysPath: String?

  @Flag(name: .customLong("json"), help: "Print for programs: canonical JSON.")
  var isJSON = false

  @Option(name: .customLong("lang"), help: "id or en (default: from the locale).")
  var languageCode: String?
}
