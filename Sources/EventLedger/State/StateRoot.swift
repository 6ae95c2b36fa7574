import CanonicalJSON
package import TransparencyLog

/// The state of a projection in 32 bytes: the RFC 9162 root over its rows.
///
/// A row's leaf is `SHA-256(0x00 ‖ JCS([key, value]))`; rows are sorted by the bytes of their keys.
package struct StateRoot {
  private var range = CompactRange()

  package init() {}

  /// Adds the next row; keys must come in ascending order of their bytes.
  package mutating func append(_ row: StoredRow) {
    range.append(Self.leafHash(of: row))
  }

  /// The hash of a row as a leaf.
  package static func leafHash(of row: StoredRow) -> Hash {
    guard let key = try? JSON.string(row.key).canonicalBytes() else {
      preconditionFailure("a row's key is text")
    }
    var leaf: [UInt8] = []
    leaf.reserveCapacity(key.count + row.value.count + 3)
    leaf.append(UInt8(ascii: "["))
    leaf += key
    leaf.append(UInt8(ascii: ","))
    leaf += row.value
    leaf.append(UInt8(ascii: "]"))
    return Hash.leaf(leaf)
  }

  /// Adds the hash of the next row.
  mutating func append(leafHash: Hash) { range.append(leafHash) }

  /// The root over the rows so far; that of the empty tree when there are none.
  package var root: Hash { range.root }

  /// The root over rows that are sorted by the bytes of their keys.
  package static func root(of rows: some Sequence<StoredRow>) -> Hash {
    var root = StateRoot()
    for row in rows { root.append(row) }
    return root.root
  }
}
