import ArgumentParser
import CanonicalJSON
import EventLedger
import JSONSchema
import LedgerService
import LedgerViews

/// Prints the catalogue of event types, or one type's fields.
struct TypesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "types", abstract: "List the event types, or show one type's fields.")

  @OptionGroup var options: GlobalOptions

  @Argument(help: "A type to show.")
  var type: String?

  func run() async throws {
    let session = try Session(options)
    let presentation = Presentation(
      language: session.language, width: Terminal.width ?? 80, offsetMinutes: 480,
      isRehearsal: false)
    guard let name = type else {
      let table = TypeListView(presentation).table(of: Array(session.catalogue.types.values))
      return Terminal.show(presentation.table(table, as: options.isJSON ? .json : .table))
    }
    let known = try session.workplace.type(named: name)
    if options.isJSON {
      return try Terminal.show(json: JSON(known.schema.text.root))
    }
    Terminal.show(TypeListView(presentation).text(of: known))
  }
}
