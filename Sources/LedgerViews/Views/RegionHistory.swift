package import EventLedger

/// One event that speaks of a region, with what became of it.
package struct HistoryLine: Sendable {
  /// The index of its entry.
  package let index: UInt64
  package let entry: Entry
  /// Nil when the rules have no such type.
  package let type: EventType?
  package let standing: Standing
  /// What later events say about it.
  package let amendments: AmendmentRow?

  package init(
    index: UInt64, entry: Entry, type: EventType?, standing: Standing, amendments: AmendmentRow?
  ) {
    self.index = index
    self.entry = entry
    self.type = type
    self.standing = standing
    self.amendments = amendments
  }
}

/// The newest events that speak of a region, in the order of the log.
package struct RegionHistory: Sendable {
  package let lines: [HistoryLine]
  /// How many came before them.
  package let earlier: Int

  package init(lines: [HistoryLine], earlier: Int) {
    self.lines = lines
    self.earlier = earlier
  }
}
