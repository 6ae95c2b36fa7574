package import EventLedger

/// For whom a view is written, and what it needs to know of the ledger to name things: the
/// language and width of the reader, the offset people of the ledger live by, the regions' names.
package struct Presentation: Sendable {
  package var language: Language
  /// The number of columns a line may have.
  package var width: Int
  /// The offset from UTC that times are shown at, in minutes.
  package var offsetMinutes: Int
  /// Whether the ledger is an exercise, which every view of it says.
  package var isRehearsal: Bool
  /// Names of regions by their codes.
  package var regionNames: [String: String]

  /// The narrowest that views are laid out for.
  package static let widthMin = 40

  package init(
    language: Language, width: Int = 80, offsetMinutes: Int, isRehearsal: Bool,
    regionNames: [String: String] = [:]
  ) {
    self.language = language
    self.width = max(width, Self.widthMin)
    self.offsetMinutes = offsetMinutes
    self.isRehearsal = isRehearsal
    self.regionNames = regionNames
  }

  /// A phrase in the reader's language.
  package func say(_ phrase: Phrase) -> String { phrase[language] }

  /// Lines as the text of a view, under the banner when the ledger is an exercise.
  package func page(_ lines: [String]) -> String {
    let banner = isRehearsal ? say(Words.rehearsalBanner).wrapped(to: width) + [""] : []
    return (banner + lines).map { $0 + "\n" }.joined()
  }

  /// A table in one of the formats.
  ///
  /// - Precondition: the table's names and texts have a canonical form, as everything that was
  ///   read from a ledger has.
  package func table(_ table: TextTable, as format: TableFormat) -> String {
    switch format {
    case .table: return page(lines(of: table))
    case .csv: return table.csv(isRehearsal: isRehearsal)
    case .json:
      guard let json = try? table.json(isRehearsal: isRehearsal) else {
        preconditionFailure("a table has a name or a number that JSON cannot hold")
      }
      return json
    }
  }

  /// A table as lines within the reader's width.
  func lines(of table: TextTable) -> [String] {
    TableLayout(table, language: language, width: width).lines()
  }
}
