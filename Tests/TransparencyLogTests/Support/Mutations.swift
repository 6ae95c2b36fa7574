/// Every text that differs from the bytes in one bit.
func singleBitFlips(of bytes: [UInt8]) -> [[UInt8]] {
  bytes.indices.flatMap { position in
    (0..<8).map { bit in
      var flipped = bytes
      flipped[position] ^= 1 << bit
      return flipped
    }
  }
}

/// Every beginning of the bytes, from nothing to all but the last byte.
func truncations(of bytes: [UInt8]) -> [[UInt8]] {
  bytes.indices.map { Array(bytes[..<$0]) }
}

/// Changes each of the bytes to the next value, one at a time.
func singleByteIncrements(of text: String) -> [String] {
  text.utf8.indices.map { position in
    text.utf8.indices.map { $0 == position ? text.utf8[$0] &+ 1 : text.utf8[$0] }
  }.compactMap { String(validating: $0, as: UTF8.self) }
}
