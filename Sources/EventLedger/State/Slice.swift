/// Projections that fold together, since each needs rows of the others.
///
/// A slice is known by what it lists: its tables, and the folds of the kinds that concern it.
package protocol Slice: SendableMetatype {
  /// A slice without rows.
  init()

  /// The slice's projections, in a fixed order.
  static var tables: [TableOf<Self>] { get }

  /// How events change the rows, kind by kind.
  static var folds: [Fold<Self>] { get }
}

/// Where a slice keeps the rows of one of its projections.
package struct TableOf<Of: Slice>: Sendable {
  let read: @Sendable (Of) -> any ProjectionTable
  let takeChanges: @Sendable (inout Of) -> (projection: String, rows: [StoredRow])
  let attach: @Sendable (inout Of, any RowSource) -> Void

  package init<Row: ProjectionRow>(_ path: any WritableKeyPath<Of, Table<Row>> & Sendable) {
    read = { $0[keyPath: path] }
    takeChanges = { (Row.definition.name, $0[keyPath: path].takeChanges()) }
    attach = { $0[keyPath: path] = Table(source: $1) }
  }
}

/// A slice with its folds at hand, whose type is not asked for.
protocol FoldingSlice {
  /// The slice's projections, in their order.
  var tables: [any ProjectionTable] { get }

  /// Takes the changed rows of every projection, in the order of `tables`.
  mutating func takeChanges() -> [(projection: String, rows: [StoredRow])]

  /// Folds a change by an event of a kind that concerns the slice.
  mutating func fold(_ change: Change) throws(RowError)

  /// What the domain has to say against an event, where the slice is the domain's reference.
  mutating func objection(to event: DecodedEvent, rules: Int) throws(RowError) -> StandingReason?
}

/// The rows of a slice, beside what changes them.
struct FoldedSlice<Of: Slice>: FoldingSlice {
  private var slice: Of
  private let rules: SliceRules<Of>

  init(_ rules: SliceRules<Of>, rows: (any RowSource)?) {
    self.rules = rules
    slice = Of()
    guard let rows else { return }
    for table in Of.tables { table.attach(&slice, rows) }
  }

  var tables: [any ProjectionTable] { Of.tables.map { $0.read(slice) } }

  mutating func takeChanges() -> [(projection: String, rows: [StoredRow])] {
    Of.tables.map { $0.takeChanges(&slice) }
  }

  mutating func fold(_ change: Change) throws(RowError) {
    for fold in rules.folds[change.event.kind.number] { try fold(&slice, change) }
  }

  mutating func objection(to event: DecodedEvent, rules version: Int) throws(RowError)
    -> StandingReason?
  {
    try rules.kinds[event.kind.number].objection(to: event, rules: version, asking: &slice)
  }
}

/// What changes the rows of a slice, by the numbers of the kinds.
final class SliceRules<Of: Slice>: Sendable {
  typealias Body = @Sendable (inout Of, Change) throws(RowError) -> Void

  /// For each kind the folds that it concerns.
  let folds: [[Body]]
  /// For the domain's reference the kinds, which ask it; else none.
  let kinds: [any DomainKind<Of>]

  /// `names`: the names of the domain's kinds, by their numbers.
  init(_ names: [String], kinds: [any DomainKind<Of>] = []) {
    let all = Of.folds
    folds = names.map { name in
      all.filter { $0.kind == nil || $0.kind == name }.map(\.body)
    }
    self.kinds = kinds
  }
}
