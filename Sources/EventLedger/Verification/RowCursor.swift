/// Reads a table row by row, a page at a time.
///
/// A table that turns out to be damaged ends there; `failure` then says why, and the verification
/// goes on with everything else.
struct RowCursor<Row: KeyedRow> {
  private var pageRows: Int
  private let read: (Row?, Int) throws -> [Row]
  private var page: ArraySlice<Row> = []
  private var last: Row?
  private var isAtEnd = false
  /// Why the table could not be read to its end.
  private(set) var failure: LedgerError?

  /// * `first`: the row after which to begin; nil for the start of the table.
  /// * `pageRows`: how many rows are read at a time.
  init(
    after first: Row? = nil, pageRows: Int = 512, read: @escaping (Row?, Int) throws -> [Row]
  ) {
    last = first
    self.pageRows = pageRows
    self.read = read
  }

  /// The next row, which stays the next one; nil at the end.
  mutating func peek() throws -> Row? {
    if page.isEmpty { try readPage() }
    return page.first
  }

  /// The next row; nil at the end.
  mutating func next() throws -> Row? {
    if page.isEmpty { try readPage() }
    return page.popFirst()
  }

  /// The rows of the next page; none at the end.
  mutating func nextPage() throws -> [Row] {
    if page.isEmpty { try readPage() }
    defer { page = [] }
    return Array(page)
  }

  private mutating func readPage() throws {
    guard !isAtEnd else { return }
    repeat {
      do {
        page = try read(last, pageRows)[...]
        failure = nil
      } catch let error as LedgerError where error.code == .corrupt {
        // What stands before the damage is read all the same, at last row by row.
        failure = error
        pageRows /= 2
      }
    } while failure != nil && pageRows > 0
    isAtEnd = page.isEmpty
    endWhereOrderEnds()
    last = page.last ?? last
  }

  /// A damaged table can hand out the same rows for ever; whoever follows it never ends.
  private mutating func endWhereOrderEnds() {
    var before = last
    for (position, row) in zip(page.indices, page) {
      if let before, !before.precedes(row) {
        failure = LedgerError(
          .corrupt,
          Phrase(
            id: "baris-barisnya tidak menurut urutan kunci",
            en: "the rows are not in the order of their keys"))
        isAtEnd = true
        page = page[..<position]
        return
      }
      before = row
    }
  }
}
