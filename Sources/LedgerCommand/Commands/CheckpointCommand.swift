import ArgumentParser
import CanonicalJSON
import EventLedger
import LedgerStore
import TransparencyLog

/// Prints the newest checkpoint, for others to keep.
struct CheckpointCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "checkpoint", abstract: "Print the newest checkpoint as a signed note.",
    discussion: "Whoever keeps it can show later whether history below it was changed.")

  @OptionGroup var options: GlobalOptions

  func run() async throws {
    let session = try Session(options)
    let newest = try session.open().newest
    guard options.isJSON else {
      return Terminal.show(String(decoding: newest.logNote.bytes, as: UTF8.self))
    }
    let checkpoint = newest.checkpoint
    try session.show([
      "note": .string(String(decoding: newest.logNote.bytes, as: UTF8.self)),
      "origin": .string("\(checkpoint.origin)"), "root": .string("\(checkpoint.treeHead.root)"),
      "size": .integer(Int64(checkpoint.treeHead.size)),
    ])
  }
}
