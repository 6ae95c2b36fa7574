import CanonicalJSON
import EventLedger

/// What all rows share that follow a thing from its first word to its end.
extension PilkadaState {
  /// Puts what makes a label into the label's row, or takes it out.
  ///
  /// A confirmed one whose label was another's has a row of its own under its hash besides, which
  /// comes and goes with its second place under the label.
  mutating func foldMaker<Row: CaseRow>(
    _ maker: Row.Maker, label: String, into path: WritableKeyPath<PilkadaState, Table<Row>>,
    of change: Change
  ) throws(RowError) {
    let before = try self[keyPath: path].row(label)?.makers.separate ?? []
    try foldCase(label, into: path, of: change) { change.apply(maker, to: &$0.makers) }
    let after = try self[keyPath: path].row(label)?.makers.separate ?? []
    for gone in before where !after.contains(gone) {
      try foldCase("\(gone.event)", into: path, of: change) { $0.makers.remove(index: gone.index) }
    }
    for new in after where !before.contains(new) {
      try foldCase("\(new.event)", into: path, of: change) { $0.makers.insert(new) }
    }
  }

  /// Puts a step into the row of the label or hash that it names, or takes it out.
  mutating func foldStep<Row: CaseRow>(
    _ step: Row.Step, of key: String, into path: WritableKeyPath<PilkadaState, Table<Row>>,
    of change: Change
  ) throws(RowError) {
    try foldCase(key, into: path, of: change) { change.apply(step, to: &$0.steps) }
  }

  /// Changes a row, and the counts of its region by what the row's counts have changed.
  private mutating func foldCase<Row: CaseRow>(
    _ key: String, into path: WritableKeyPath<PilkadaState, Table<Row>>, of change: Change,
    _ body: (inout Row) -> Void
  ) throws(RowError) {
    let before = try self[keyPath: path].row(key) ?? Row()
    var after = before
    body(&after)
    try self[keyPath: path].update(key, at: change.entry) { $0 = after }
    guard before.open != after.open || before.maker?.region != after.maker?.region else {
      return
    }
    try count(before.maker?.region, at: change.entry) { $0 -= before.open }
    try count(after.maker?.region, at: change.entry) { $0 += after.open }
  }

  private mutating func count(
    _ region: String?, at entry: UInt64, _ body: (inout OpenCounts) -> Void
  ) throws(RowError) {
    guard let region else { return }
    try updateActivity(in: region, at: entry) { body(&$0.open) }
  }
}
