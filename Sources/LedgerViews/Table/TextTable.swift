package import CanonicalJSON
import EventLedger

/// Rows and columns of plain values, for people as aligned text, for programs as CSV or JSON.
package struct TextTable: Sendable {
  package struct Column: Hashable, Sendable {
    /// What programs know the column by; the same in both languages.
    package let name: String
    /// What people read above it.
    package let title: String

    package init(_ name: String, title: String) {
      self.name = name
      self.title = title
    }
  }

  package enum Cell: Sendable {
    case text(String)
    /// How many; people read it with its digits grouped.
    case number(Int64)
    /// A number that names something, as an entry's index: people read it as they would type it.
    case ordinal(Int64)
    /// A number of whole percent; it is written with its sign for people only.
    case percent(Int64)
    case truth(Bool)
    /// A value of an enumeration: programs read its code, people what it is called.
    case term(code: String, label: String)
    case nothing
  }

  package let columns: [Column]
  package private(set) var rows: [[Cell]] = []
  /// What people read in place of rows when there are none.
  package let emptyNote: String

  package init(_ columns: [Column], emptyNote: String) {
    precondition(
      Set(columns.map(\.name)).count == columns.count, "programs know columns apart by name")
    self.columns = columns
    self.emptyNote = emptyNote
  }

  package mutating func append(_ row: [Cell]) {
    precondition(row.count == columns.count, "a row has a cell for every column")
    rows.append(row)
  }
}

extension TextTable.Cell: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
  package init(stringLiteral value: String) { self = .text(value) }
  package init(integerLiteral value: Int64) { self = .number(value) }

  /// A stored value, as it is stored; arrays and objects stand as their canonical JSON.
  package init(_ value: JSONValue?) {
    guard let value else {
      self = .nothing
      return
    }
    switch value.kind {
    case .null: self = .nothing
    case .boolean: self = .truth(value.boolean ?? false)
    case .number: self = value.integer.map(Self.ordinal) ?? .text(value.canonicalText)
    case .string: self = .text(value.string ?? "")
    case .array, .object: self = .text(value.canonicalText)
    }
  }

  /// What a person reads.
  func text(in language: Language) -> String {
    switch self {
    case .text(let text): text.printable
    case .number(let number): number.grouped(in: language)
    case .ordinal(let number): String(number)
    case .percent(let number): "\(number)%"
    case .term(_, let label): label.printable
    case .truth(let truth): (truth ? Words.yes : Words.no)[language]
    case .nothing: "-"
    }
  }

  /// Whether the cell stands at the right edge of its column, so that units meet units.
  var isNumber: Bool {
    switch self {
    case .number, .ordinal, .percent: true
    default: false
    }
  }
}

extension JSONValue {
  fileprivate var canonicalText: String {
    String(decoding: (try? canonicalBytes()) ?? Array(bytes), as: UTF8.self)
  }
}
