package import EventLedger

/// What is followed from its first word to its end, alleged violations, incidents, instructions and
/// voting that stopped; and of every region what goes on there, which counts what of these is open.
package struct Cases: Slice {
  var violations = Table<ViolationRow>()
  var incidents = Table<IncidentRow>()
  var instructions = Table<InstructionRow>()
  var stops = Table<VotingDisruptionRow>()
  var activity = Table<RegionActivityRow>()

  package init() {}

  package static let tables: [TableOf<Cases>] = [
    TableOf(\.violations), TableOf(\.incidents), TableOf(\.instructions), TableOf(\.stops),
    TableOf(\.activity),
  ]

  package static let folds: [Fold<Cases>] =
    [
      Fold { (slice, change) throws(RowError) in
        try slice.activity.change(change.record.event.subject, at: change.entry) {
          $0.events.add(change.sign, of: change.kind)
        }
      },
      Fold(CaseKinds.noticed) { (slice, change) throws(RowError) in
        try change.foldMaker(in: &slice.violations, counting: &slice.activity)
      },
      Fold(CaseKinds.incident) { (slice, change) throws(RowError) in
        try change.foldMaker(in: &slice.incidents, counting: &slice.activity)
      },
      Fold(CaseKinds.instruction) { (slice, change) throws(RowError) in
        try change.foldMaker(in: &slice.instructions, counting: &slice.activity)
      },
      Fold(CaseKinds.disrupted) { (slice, change) throws(RowError) in
        try slice.foldDisruption(change)
      },
    ]
    + CaseKinds.violationSteps.map { kind in
      Fold(kind) { (slice, change) throws(RowError) in
        try change.foldStep(in: &slice.violations, counting: &slice.activity)
      }
    }
    + CaseKinds.incidentSteps.map { kind in
      Fold(kind) { (slice, change) throws(RowError) in
        try change.foldStep(in: &slice.incidents, counting: &slice.activity)
      }
    }
    + CaseKinds.instructionSteps.map { kind in
      Fold(kind) { (slice, change) throws(RowError) in
        try change.foldStep(in: &slice.instructions, counting: &slice.activity)
      }
    }

  private mutating func foldDisruption(
    _ change: ChangeOf<Keyed<VotingDisrupted>>
  ) throws(RowError) {
    let wasStopped = try stops.row(change.payload.key)?.isStopped ?? false
    try change.apply(to: \.disruptions, in: &stops)
    let isStopped = try stops.row(change.payload.key)?.isStopped ?? false
    guard isStopped != wasStopped else { return }
    try activity.change(change.subject, at: change.entry) {
      $0.open.stoppedStations += isStopped ? 1 : -1
    }
  }
}

/// What all rows share that follow a thing from its first word to its end.
extension ChangeOf {
  /// Puts what makes a label into the label's row, or takes it out.
  ///
  /// A confirmed one whose label was another's has a row of its own under its hash besides, which
  /// comes and goes with its second place under the label.
  fileprivate func foldMaker<Row: CaseRow>(
    in table: inout Table<Row>, counting activity: inout Table<RegionActivityRow>
  ) throws(RowError) where Payload == Keyed<Row.Maker> {
    let label = payload.key
    let before = try table.row(label)?.makers.separate ?? []
    try foldCase(label, in: &table, counting: &activity) {
      apply(payload.item, to: &$0.makers)
    }
    let after = try table.row(label)?.makers.separate ?? []
    for gone in before where !after.contains(gone) {
      try foldCase("\(gone.event)", in: &table, counting: &activity) {
        $0.makers.remove(index: gone.index)
      }
    }
    for new in after where !before.contains(new) {
      try foldCase("\(new.event)", in: &table, counting: &activity) { $0.makers.insert(new) }
    }
  }

  /// Puts a step into the row of the label or hash that it names, or takes it out.
  fileprivate func foldStep<Row: CaseRow>(
    in table: inout Table<Row>, counting activity: inout Table<RegionActivityRow>
  ) throws(RowError) where Payload == Keyed<Row.Step> {
    try foldCase(payload.key, in: &table, counting: &activity) {
      apply(payload.item, to: &$0.steps)
    }
  }

  /// Changes a row, and the counts of its region by what the row's counts have changed.
  private func foldCase<Row: CaseRow>(
    _ key: String, in table: inout Table<Row>, counting activity: inout Table<RegionActivityRow>,
    _ body: (inout Row) -> Void
  ) throws(RowError) {
    let (before, after) = try table.changing(key, at: entry, body)
    let (left, entered) = (before.maker?.region, after.maker?.region)
    guard before.open != after.open || left != entered else { return }
    if let left { try activity.change(left, at: entry) { $0.open -= before.open } }
    if let entered { try activity.change(entered, at: entry) { $0.open += after.open } }
  }
}
