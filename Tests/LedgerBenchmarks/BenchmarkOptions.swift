/// What the command line asks for.
struct BenchmarkOptions {
  /// The file of the least ratios, when the run is to fail below them.
  var ratios: String?
  /// Only figures whose names begin with this.
  var only = ""
  /// One JSON object for machines, in place of the table.
  var isJSON = false
  /// A tenth of the events, to see that everything runs.
  var isQuick = false
  /// Also the figures that take minutes.
  var isLarge = false
  /// A folder whose ledgers are used when they are there, and stay; else a temporary one.
  var folder: String?
  /// What this process does for another one that measures it from outside.
  var errand: (kind: ChildProcess.Errand, ledger: String)?

  static let usage = """
    usage: scripts/bench [--json] [--only NAME-PREFIX] [--quick] [--large] [--keep FOLDER] [--check FILE]
    """

  /// Reads the arguments; nil when they are none of these.
  init?(_ arguments: some Sequence<String>) {
    var rest = Array(arguments)[...]
    while let argument = rest.popFirst() {
      switch argument {
      case "--json": isJSON = true
      case "--quick": isQuick = true
      case "--check":
        guard let path = rest.popFirst() else { return nil }
        ratios = path
      case "--large": isLarge = true
      case "--only":
        guard let prefix = rest.popFirst() else { return nil }
        only = prefix
      case "--keep":
        guard let path = rest.popFirst() else { return nil }
        folder = path
      case ChildProcess.argument:
        guard let kind = rest.popFirst().flatMap(ChildProcess.Errand.init),
          let ledger = rest.popFirst()
        else { return nil }
        errand = (kind, ledger)
      default: return nil
      }
    }
  }

  /// Whether a figure whose name begins so can be asked for.
  func includes(suite name: String) -> Bool { name.hasPrefix(only) || only.hasPrefix(name) }

  /// Whether a figure is asked for.
  func includes(figure name: String) -> Bool { name.hasPrefix(only) }

  /// How many events the ledgers have.
  var events: Int { isQuick ? 10_000 : 100_000 }
}
