import TransparencyLog

/// The rows of a table as they are to be stored, in the order of their keys' bytes.
///
/// Each is made when it is asked for: written out all at once they would need several times the
/// memory of the table.
package struct StoredRows: Sequence, IteratorProtocol, Sendable {
  /// The number of rows, those that were taken included.
  package let count: Int

  private var position = 0
  private let make: @Sendable (Int) -> StoredRow

  /// `make`: makes the row of a position, from 0.
  init(count: Int, make: @escaping @Sendable (Int) -> StoredRow) {
    self.count = count
    self.make = make
  }

  /// The next row; nil at the end.
  package mutating func next() -> StoredRow? {
    guard position < count else { return nil }
    defer { position += 1 }
    return make(position)
  }

  /// The hashes of the rows as leaves, from a position up to another.
  func leafHashes(_ range: Range<Int>) -> [Hash] {
    range.map { StateRoot.leafHash(of: make($0)) }
  }
}
