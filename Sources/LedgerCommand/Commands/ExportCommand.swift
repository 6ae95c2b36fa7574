import ArgumentParser
import CanonicalJSON
import EventLedger
import LedgerStore
import LedgerViews

/// Writes the ledger in forms that others read.
struct ExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write the ledger in a form that others can check.",
    subcommands: [ExportTilesCommand.self])
}

/// Writes the log as a folder of tiles.
struct ExportTilesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tiles",
    abstract: "Write the log as a folder of tiles and entries (C2SP tlog-tiles).",
    discussion: """
      For any static web server, and for `ledger verify FOLDER`. It holds what is signed and \
      nothing else: no sealed value. Run again it adds what is missing and changes nothing but the \
      checkpoint.
      """)

  @OptionGroup var options: GlobalOptions

  @Argument(
    help: "The folder; it may hold an earlier export of this ledger.", transform: UserPath.read)
  var folder: String

  func run() async throws {
    let session = try Session(options)
    let ledger = try session.open()
    let summary = try TilesExport(of: ledger, at: ledger.newest, to: folder).run()
    if options.isJSON {
      return try Terminal.show(json: [
        "filesKept": .integer(Int64(summary.filesKept)),
        "filesWritten": .integer(Int64(summary.filesWritten)),
        "size": .integer(Int64(summary.size)),
      ])
    }
    let told = Phrase(
      id: "\(summary.size) entri di \(folder): \(summary.filesWritten) berkas ditulis, "
        + "\(summary.filesKept) sudah ada",
      en: "\(summary.size) entries in \(folder): \(summary.filesWritten) files written, "
        + "\(summary.filesKept) there already")
    Terminal.show(told[session.language] + "\n")
  }
}
