// The rows of a ledger as a verifier reads them: raw, since any of them may have been altered.

/// A row of a table that is read in the order of its key.
package protocol KeyedRow {
  /// Whether this row's key is before another's.
  func precedes(_ other: Self) -> Bool
}

/// A row of `entries`.
package struct EntryRow: Hashable, Sendable {
  /// The leaf index as it stands; healthy ones count from 0 without gaps.
  package let position: Int64
  package let bytes: [UInt8]

  package init(position: Int64, bytes: [UInt8]) {
    self.position = position
    self.bytes = bytes
  }
}

/// A row of `checkpoints`.
package struct CheckpointRow: Hashable, Sendable {
  package let size: Int64
  /// The signed note.
  package let note: [UInt8]

  package init(size: Int64, note: [UInt8]) {
    self.size = size
    self.note = note
  }
}

/// A row of `cosignatures`.
package struct CosignatureRow: Hashable, Sendable {
  /// The size of the checkpoint that was cosigned.
  package let size: Int64
  /// The witness's verifier key, UTF-8.
  package let witness: [UInt8]
  /// The signature line, with or without its line feed.
  package let line: [UInt8]

  package init(size: Int64, witness: [UInt8], line: [UInt8]) {
    self.size = size
    self.witness = witness
    self.line = line
  }
}

/// A row of `tiles`.
package struct TileRow: Hashable, Sendable {
  package let level: Int64
  package let number: Int64
  /// The tile's hashes one after the other, 32 bytes each.
  package let hashes: [UInt8]

  package init(level: Int64, number: Int64, hashes: [UInt8]) {
    self.level = level
    self.number = number
    self.hashes = hashes
  }
}

/// A row of the index from event hash to position.
package struct IndexRow: Hashable, Sendable {
  /// The hash's bytes; 32 in a healthy row.
  package let event: [UInt8]
  package let position: Int64

  package init(event: [UInt8], position: Int64) {
    self.event = event
    self.position = position
  }
}

/// A row of `evidence`.
package struct EvidenceRow: Hashable, Sendable {
  package let number: Int64
  /// The signed note that is not of this history.
  package let note: [UInt8]

  package init(number: Int64, note: [UInt8]) {
    self.number = number
    self.note = note
  }
}

/// A row of `sealed_values`.
package struct SealedRow: Hashable, Sendable {
  /// The event's hash in hexadecimal, UTF-8.
  package let event: [UInt8]
  /// Where the commitment stands, a JSON Pointer in UTF-8.
  package let pointer: [UInt8]
  /// The bytes of a `SealedBox`, or what stands in its place.
  package let box: [UInt8]

  package init(event: [UInt8], pointer: [UInt8], box: [UInt8]) {
    self.event = event
    self.pointer = pointer
    self.box = box
  }
}

/// A projection as the ledger keeps it.
package struct StoredProjection: Hashable, Sendable {
  package let name: String
  package let version: Int64
  /// The number of entries that its rows follow from.
  package let size: Int64

  package init(name: String, version: Int64, size: Int64) {
    self.name = name
    self.version = version
    self.size = size
  }
}

/// A row of a stored projection.
package struct StoredProjectionRow: Hashable, Sendable {
  /// The key, UTF-8.
  package let key: [UInt8]
  /// The value's canonical JSON.
  package let value: [UInt8]

  package init(key: [UInt8], value: [UInt8]) {
    self.key = key
    self.value = value
  }
}

extension EntryRow: KeyedRow {
  package func precedes(_ other: EntryRow) -> Bool { position < other.position }
}

extension CheckpointRow: KeyedRow {
  package func precedes(_ other: CheckpointRow) -> Bool { size < other.size }
}

extension CosignatureRow: KeyedRow {
  package func precedes(_ other: CosignatureRow) -> Bool {
    size == other.size
      ? witness.lexicographicallyPrecedes(other.witness) : size < other.size
  }
}

extension TileRow: KeyedRow {
  package func precedes(_ other: TileRow) -> Bool {
    (level, number) < (other.level, other.number)
  }
}

extension EvidenceRow: KeyedRow {
  package func precedes(_ other: EvidenceRow) -> Bool { number < other.number }
}

extension IndexRow: KeyedRow {
  package func precedes(_ other: IndexRow) -> Bool {
    event.lexicographicallyPrecedes(other.event)
  }
}

extension SealedRow: KeyedRow {
  package func precedes(_ other: SealedRow) -> Bool {
    event == other.event
      ? pointer.lexicographicallyPrecedes(other.pointer)
      : event.lexicographicallyPrecedes(other.event)
  }
}

extension StoredProjectionRow: KeyedRow {
  package func precedes(_ other: StoredProjectionRow) -> Bool {
    key.lexicographicallyPrecedes(other.key)
  }
}
