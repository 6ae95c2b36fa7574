package import EventLedger
package import TransparencyLog

/// What the log promises the author of an event that it took in.
package struct ReceiptFacts: Sendable {
  /// The index of the entry.
  package var index: UInt64
  package var entry: Entry
  /// Nil when the rules have no such type.
  package var type: EventType?
  package var standing: Standing
  /// The size and root of the checkpoint that covers the entry.
  package var treeHead: TreeHead
  /// Whether the same event was taken in before, so that this is the first receipt again.
  package var isRepeated: Bool

  package init(
    index: UInt64, entry: Entry, type: EventType?, standing: Standing, treeHead: TreeHead,
    isRepeated: Bool = false
  ) {
    self.index = index
    self.entry = entry
    self.type = type
    self.standing = standing
    self.treeHead = treeHead
    self.isRepeated = isRepeated
  }
}
