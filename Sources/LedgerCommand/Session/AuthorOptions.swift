import ArgumentParser

/// Who writes: an option of the commands that sign.
struct AuthorOptions: ParsableArguments {
  @Option(name: .customLong("key"), help: "The author's private key (LEDGER_KEY).")
  var keyPath: String?
}
