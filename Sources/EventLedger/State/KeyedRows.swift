/// Rows in memory, each found by its key and counting the entries that touched it.
///
/// Public, with what a fold calls inlinable, because only of a public generic type does the
/// compiler make code for the rows of another module; otherwise every step of a fold goes through
/// witness tables.
public struct KeyedRows<Key: Hashable & Sendable, Row: Hashable & Sendable> {
  package let definition: ProjectionDefinition

  @usableFromInline var slots: [Slot] = []
  @usableFromInline var positions: [Key: Int] = [:]
  /// The positions of rows that were changed since the changes were last taken.
  @usableFromInline var changed: [Int] = []
  /// Finds the row of a key that was not asked for before; nil when none are stored.
  private let stored: ((Key) -> Result<Slot?, RowError>)?

  /// A row, or the place of one that is missing.
  @usableFromInline struct Slot: Sendable {
    @usableFromInline let key: Key
    @usableFromInline var row: Row?
    @usableFromInline var entries: UInt64 = 0
    @usableFromInline var newest: UInt64 = 0
    @usableFromInline var isChanged = false
  }

  init(
    _ definition: ProjectionDefinition, stored: ((Key) -> Result<Slot?, RowError>)?
  ) {
    self.definition = definition
    self.stored = stored
  }

  /// The row under a key; nil when there is none.
  ///
  /// - Throws: when the stored row cannot be read.
  @inlinable public mutating func row(_ key: Key) throws(RowError) -> Row? {
    let position = try position(of: key)
    return slots[position].row
  }

  /// Changes the row under a key, and remembers that an entry did so.
  ///
  /// - Parameters:
  ///   - key: what the row is found by.
  ///   - entry: the index of the entry that causes the change.
  ///   - change: makes, changes or, with nil, removes the row.
  /// - Throws: when the stored row cannot be read.
  @inlinable public mutating func update(
    _ key: Key, at entry: UInt64, _ change: (inout Row?) -> Void
  ) throws(RowError) {
    let position = try position(of: key)
    change(&slots[position].row)
    if slots[position].row == nil {
      // Begun anew when it comes back, as it is when it was stored as gone in between.
      slots[position].entries = 0
    } else if slots[position].newest != entry || slots[position].entries == 0 {
      slots[position].entries += 1
      slots[position].newest = entry
    }
    if !slots[position].isChanged {
      slots[position].isChanged = true
      changed.append(position)
    }
  }

  @inlinable mutating func position(of key: Key) throws(RowError) -> Int {
    if let position = positions[key] { return position }
    return try makeSlot(for: key)
  }

  @usableFromInline mutating func makeSlot(for key: Key) throws(RowError) -> Int {
    slots.append(try stored?(key).get() ?? Slot(key: key))
    positions[key] = slots.count - 1
    return slots.count - 1
  }
}
