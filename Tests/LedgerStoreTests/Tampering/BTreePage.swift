/// A b-tree page of an SQLite file and where its parts lie, as offsets in the file.
struct BTreePage {
  /// The first byte of the page's header.
  let header: Int
  /// The byte behind the page.
  let end: Int
  /// The first byte of the area that cells are put in, from the page's end down.
  let content: Int
  let pointers: Range<Int>

  private let bytes: [UInt8]
  private let start: Int
  private let kind: UInt8

  /// A cell: from where to where it lies on its page, and where the rest of it is.
  struct Cell {
    let start: Int
    let end: Int
    let overflowPage: Int?
    /// The number of bytes on overflow pages.
    let byteCountBeyond: Int
    /// Where a table's leaf has the number of the row.
    let rowNumber: Range<Int>?
    /// Where a record says NULL for the column that the row's number stands for.
    let numberedColumn: Int?

    init(
      start: Int, end: Int, overflowPage: Int? = nil, byteCountBeyond: Int = 0,
      rowNumber: Range<Int>? = nil, numberedColumn: Int? = nil
    ) {
      self.start = start
      self.end = end
      self.overflowPage = overflowPage
      self.byteCountBeyond = byteCountBeyond
      self.rowNumber = rowNumber
      self.numberedColumn = numberedColumn
    }
  }

  /// Nil when the page is of another kind.
  init?(_ bytes: [UInt8], page: Int, pageSize: Int) {
    self.bytes = bytes
    start = page * pageSize
    end = start + pageSize
    header = start + (page == 0 ? 100 : 0)
    kind = bytes[header]
    guard [2, 5, 10, 13].contains(kind) else { return nil }
    let first = header + (kind == 2 || kind == 5 ? 12 : 8)
    pointers = first..<first + 2 * Self.number(in: bytes, at: header + 3)
    let stated = Self.number(in: bytes, at: header + 5)
    content = start + (stated == 0 ? 65_536 : stated)
  }

  /// The free blocks, with their four bytes of next and size.
  var freeBlocks: [Range<Int>] {
    var blocks: [Range<Int>] = []
    var block = Self.number(in: bytes, at: header + 1)
    while block != 0, start + block + 4 <= end {
      let size = Self.number(in: bytes, at: start + block + 2)
      blocks.append(start + block..<start + block + max(4, size))
      block = Self.number(in: bytes, at: start + block)
    }
    return blocks
  }

  /// The page's cells.
  var cells: [Cell] {
    stride(from: pointers.lowerBound, to: pointers.upperBound, by: 2).map { pointer in
      cell(at: start + Self.number(in: bytes, at: pointer))
    }
  }

  /// The pages below this one, by their numbers from 0; none below a leaf.
  var children: [Int] {
    guard kind == 2 || kind == 5 else { return [] }
    return (cells.map(\.start) + [header + 8]).map { place in
      bytes[place..<place + 4].reduce(0) { $0 << 8 | Int($1) } - 1
    }
  }

  private func cell(at start: Int) -> Cell {
    var position = start + (kind == 2 || kind == 5 ? 4 : 0)
    let first = variableLength(at: &position)
    guard kind != 5 else { return Cell(start: start, end: position) }
    let numberStart = position
    if kind == 13 { _ = variableLength(at: &position) }
    let rowNumber = kind == 13 ? numberStart..<position : nil
    let numberedColumn = kind == 13 ? firstColumn(ofRecordAt: position) : nil
    let local = localByteCount(of: first)
    guard local < first else {
      return Cell(
        start: start, end: position + first, rowNumber: rowNumber, numberedColumn: numberedColumn)
    }
    let overflow = bytes[(position + local)..<(position + local + 4)]
    return Cell(
      start: start, end: position + local + 4,
      overflowPage: overflow.reduce(0) { $0 << 8 | Int($1) }, byteCountBeyond: first - local,
      rowNumber: rowNumber, numberedColumn: numberedColumn)
  }

  /// Where a record has the type of its first column, if that is NULL.
  private func firstColumn(ofRecordAt start: Int) -> Int? {
    var position = start
    _ = variableLength(at: &position)
    return bytes[position] == 0 ? position : nil
  }

  /// Where the record of a table's row has the type of a column, counted from 0.
  func typeOfColumn(_ column: Int, in cell: Cell) -> Int? {
    guard var position = cell.rowNumber?.upperBound else { return nil }
    _ = variableLength(at: &position)
    for _ in 0..<column { _ = variableLength(at: &position) }
    return position
  }

  /// How many bytes of a payload stand on the page itself.
  private func localByteCount(of payload: Int) -> Int {
    let usable = end - start
    let most = kind == 13 ? usable - 35 : (usable - 12) * 64 / 255 - 23
    guard payload > most else { return payload }
    let least = (usable - 12) * 32 / 255 - 23
    let fitting = least + (payload - least) % (usable - 4)
    return fitting <= most ? fitting : least
  }

  private func variableLength(at position: inout Int) -> Int {
    var value = 0
    for _ in 0..<8 {
      value = value << 7 | Int(bytes[position] & 0x7F)
      position += 1
      if bytes[position - 1] & 0x80 == 0 { return value }
    }
    position += 1
    return value << 8 | Int(bytes[position - 1])
  }

  private static func number(in bytes: [UInt8], at offset: Int) -> Int {
    Int(bytes[offset]) << 8 | Int(bytes[offset + 1])
  }
}
