import CanonicalJSON
package import EventLedger

/// A contribution to the row under a key that its event names.
package struct Keyed<Item: Contribution>: Sendable {
  let key: String
  let item: Item

  init(_ key: String?, _ item: Item) {
    self.key = key ?? ""
    self.item = item
  }
}

/// A row that can be begun without anything to say.
package protocol BlankRow: ProjectionRow {
  init()
}

extension KeyedRows where Row: BlankRow, Key == Row.Key {
  /// Changes the row under a key, a blank one where there is none yet.
  mutating func change(
    _ key: Key, at entry: UInt64, _ body: (inout Row) -> Void
  ) throws(RowError) {
    try update(key, at: entry) { stored in
      // Taken out, so that the row's own parts are changed in place.
      var row = stored.take() ?? Row()
      body(&row)
      stored = row
    }
  }

  /// Changes the row under a key, a blank one where there is none yet, and tells how it was and how
  /// it is, for rows that count what it says.
  mutating func changing(
    _ key: Key, at entry: UInt64, _ body: (inout Row) -> Void
  ) throws(RowError) -> (before: Row, after: Row) {
    let before = try row(key) ?? Row()
    var after = before
    body(&after)
    try update(key, at: entry) { $0 = after }
    return (before, after)
  }
}

extension ChangeOf {
  /// Puts a contribution of the event into a series, or takes the event's own out of it.
  func apply<Item>(_ item: Item, to series: inout Series<Item>) {
    if isAddition { series.insert(item) } else { series.remove(index: Int64(record.index)) }
  }

  /// Puts the event's contribution into a series of the row that it names, or takes it out.
  func apply<Row: BlankRow, Item>(
    to series: WritableKeyPath<Row, Series<Item>>, in table: inout Table<Row>
  ) throws(RowError) where Payload == Keyed<Item>, Row.Key == String {
    try table.change(payload.key, at: entry) { apply(payload.item, to: &$0[keyPath: series]) }
  }
}
