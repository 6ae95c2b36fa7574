/// What a table is written as: text for people, CSV or JSON for programs.
package enum TableFormat: String, CaseIterable, Sendable {
  case table, csv, json
}
