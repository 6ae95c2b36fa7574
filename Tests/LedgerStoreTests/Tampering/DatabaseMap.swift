/// What each byte of an SQLite file is for, read off the file format by itself.
///
/// See <https://www.sqlite.org/fileformat2.html>. It knows as much as a ledger at rest needs:
/// b-tree pages and their overflow, without a write-ahead log.
struct DatabaseMap {
  private let bytes: [UInt8]
  private let pageSize: Int
  private var regions: [String?]

  /// Fields of the file's header by their first byte.
  private static let headerFields: [(start: Int, name: String)] = [
    (0, "magic"), (16, "page size"), (18, "format versions"), (20, "reserved bytes a page"),
    (21, "payload fractions"), (24, "change counter"), (28, "page count"), (32, "free list"),
    (40, "schema cookie"), (44, "schema format"), (48, "default cache size"),
    (52, "largest root page"), (56, "text encoding"), (60, "user version"),
    (64, "incremental vacuum"), (68, "application id"), (72, "reserved for expansion"),
    (92, "version-valid-for"), (96, "version of SQLite"), (100, ""),
  ]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    let stated = Int(bytes[16]) << 8 | Int(bytes[17])
    pageSize = stated == 1 ? 65_536 : stated
    regions = Array(repeating: nil, count: bytes.count)
    for (field, next) in zip(Self.headerFields, Self.headerFields.dropFirst()) {
      mark(field.start..<next.start, "file header: \(field.name)")
    }
    for page in 0..<(bytes.count / pageSize) {
      if let tree = BTreePage(bytes, page: page, pageSize: pageSize) { map(tree) }
    }
    mapSchema(below: 0)
  }

  /// The name of the region that a byte lies in.
  func region(of offset: Int) -> String { regions[offset] ?? "a page of no tree" }

  private mutating func mark(_ range: Range<Int>, _ name: String) {
    for offset in range where regions.indices.contains(offset) { regions[offset] = name }
  }

  private mutating func map(_ page: BTreePage) {
    mark(page.header..<page.end, "page: fragments between cells")
    mark(page.header..<page.header + 1, "page header: kind")
    mark(page.header + 1..<page.header + 3, "page header: first free block")
    mark(page.header + 3..<page.header + 5, "page header: number of cells")
    mark(page.header + 5..<page.header + 7, "page header: start of content")
    mark(page.header + 7..<page.header + 8, "page header: fragmented bytes")
    mark(page.header + 8..<page.pointers.lowerBound, "page header: right child")
    mark(page.pointers, "page: pointers to cells")
    mark(
      page.pointers.upperBound..<max(page.content, page.pointers.upperBound), "page: unallocated")
    for block in page.freeBlocks {
      mark(block.lowerBound..<block.lowerBound + 4, "free block: next and size")
      mark(
        block.lowerBound + 4..<max(block.upperBound, block.lowerBound + 4), "free block: content")
    }
    for cell in page.cells {
      mark(cell.start..<cell.end, "cell")
      if let column = cell.numberedColumn {
        mark(column..<column + 1, "record: type of the column that is the row's number")
      }
      if let overflow = cell.overflowPage {
        mapOverflow(from: overflow, byteCount: cell.byteCountBeyond)
      }
    }
  }

  /// Nobody refers to a row of the schema by its number, and what has no tree, a trigger or a view,
  /// may say so with a nought or with nothing.
  private mutating func mapSchema(below page: Int) {
    guard let tree = BTreePage(bytes, page: page, pageSize: pageSize) else { return }
    for cell in tree.cells {
      if let number = cell.rowNumber { mark(number, "schema: number of a row") }
      if let type = tree.typeOfColumn(3, in: cell), bytes[type] == 8 {
        mark(type..<type + 1, "schema: root page of what has none")
      }
    }
    for child in tree.children { mapSchema(below: child) }
  }

  private mutating func mapOverflow(from first: Int, byteCount: Int) {
    var page = first
    var left = byteCount
    while left > 0, page > 0, page * pageSize <= bytes.count {
      let start = (page - 1) * pageSize
      let count = min(left, pageSize - 4)
      mark(start..<start + pageSize, "overflow page: behind the content")
      mark(start..<start + 4, left > count ? "overflow page: next" : "overflow page: end")
      mark(start + 4..<start + 4 + count, "cell")
      left -= count
      page = bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
    }
  }
}
