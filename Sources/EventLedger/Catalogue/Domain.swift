import CanonicalJSON

/// A domain as the engine knows it: a list of kinds of events, and a list of slices that fold them.
///
/// The reference, which the kinds' objections ask, folds first.
package final class Domain: Sendable {
  /// The first part of the domain's type names.
  package let prefix: String
  /// The kinds by the short names of their types.
  package let kinds: [String: EventKind]
  private let makeSlices: @Sendable ((any RowSource)?) -> [any FoldingSlice]
  /// For each kind the places of the slices that it concerns.
  private let concerned: [[Int]]

  /// Makes a domain of its lists.
  ///
  /// - Throws: when a kind is listed twice, when no fold is for a kind alone, or when a fold is for
  ///   a kind that is not listed.
  package init<Reference: Slice>(
    prefix: String, reference: Reference.Type, kinds: [any DomainKind<Reference>],
    slices: [any Slice.Type] = []
  ) throws(CatalogueError) {
    let names = kinds.map(\.name)
    let first = SliceList(reference, names, kinds: kinds)
    let lists = [first] + slices.map { Self.list($0, names) }
    self.prefix = prefix
    var numbered: [String: EventKind] = [:]
    for (number, kind) in kinds.enumerated() {
      guard numbered.updateValue(EventKind(kind, number: number), forKey: kind.name) == nil else {
        throw CatalogueError(type: kind.name, reason: "is a kind twice")
      }
    }
    self.kinds = numbered
    let folded = Set(lists.flatMap { $0.folded.compactMap(\.self) })
    if let name = names.first(where: { !folded.contains($0) }) {
      throw CatalogueError(type: name, reason: "is a kind that no slice folds")
    }
    if let name = folded.sorted().first(where: { numbered[$0] == nil }) {
      throw CatalogueError(type: name, reason: "is folded and not listed as a kind")
    }
    makeSlices = { rows in lists.map { $0.make(rows) } }
    concerned = names.map { name in
      lists.indices.filter { lists[$0].folded.contains(name) || lists[$0].folded.contains(nil) }
    }
  }

  /// The domain's part of a state, over rows that are already stored or over none.
  package func state(rows: (any RowSource)? = nil) -> DomainState {
    DomainState(slices: makeSlices(rows), concerned: concerned)
  }

  private static func list<Of: Slice>(_ slice: Of.Type, _ names: [String]) -> SliceList {
    SliceList(slice, names)
  }
}

/// A slice as a domain lists it.
private struct SliceList: Sendable {
  /// The names of the kinds that it folds; nil among them for every kind.
  let folded: Set<String?>
  let make: @Sendable ((any RowSource)?) -> any FoldingSlice

  init<Of: Slice>(_ slice: Of.Type, _ names: [String], kinds: [any DomainKind<Of>] = []) {
    let rules = SliceRules<Of>(names, kinds: kinds)
    folded = Set(Of.folds.map(\.kind))
    make = { FoldedSlice(rules, rows: $0) }
  }
}

/// The domain's part of a state: what admission asks it, and what its projections fold.
///
/// Neither depends on a clock.
package struct DomainState {
  /// The slices, the reference first.
  private var slices: [any FoldingSlice]
  private let concerned: [[Int]]

  fileprivate init(slices: [any FoldingSlice], concerned: [[Int]]) {
    self.slices = slices
    self.concerned = concerned
  }

  /// Why an event that fits its schema may not count, seen from the domain; nil when it stands.
  ///
  /// `rules`: the version of the rules in force.
  package mutating func objection(
    to event: DecodedEvent, rules: Int
  ) throws(RowError) -> StandingReason? {
    try slices[0].objection(to: event, rules: rules)
  }

  /// Why an event may not count as a correction leaves it, seen from the domain; nil when it stands.
  ///
  /// It is judged in the place of what counts of the event so far: as if the domain had not heard
  /// that.
  package mutating func objection(
    to corrected: DecodedEvent, insteadOf counted: DecodedEvent, rules: Int
  ) throws(RowError) -> StandingReason? {
    if let reason = corrected.objectionToLabel { return reason }
    guard concerned[counted.kind.number].contains(0) else {
      return try objection(to: corrected, rules: rules)
    }
    // Few corrections are of the reference, and what asking a copy of it changes is forgotten.
    var reference = slices[0]
    try reference.fold(Change(counted, at: counted.record.index, isAddition: false))
    return try reference.objection(to: corrected, rules: rules)
  }

  /// Folds an event in or out.
  package mutating func fold(_ change: Change) throws(RowError) {
    for place in concerned[change.event.kind.number] { try slices[place].fold(change) }
  }

  /// The domain's projections, in a fixed order.
  package var tables: [any ProjectionTable] { slices.flatMap(\.tables) }

  /// Takes the changed rows of every projection, by its name, in the order of `tables`.
  package mutating func takeChanges() -> [(projection: String, rows: [StoredRow])] {
    slices.indices.flatMap { slices[$0].takeChanges() }
  }
}

extension DecodedEvent {
  /// What stands against a correction that has changed the label that the event stands under.
  fileprivate var objectionToLabel: StandingReason? {
    guard let member = kind.label else { return nil }
    let signed = record.event.data[member]?.string
    guard record.data[member]?.string != signed else { return nil }
    return StandingReason(StandingReason.labelCorrected, signed.map { .value($0) } ?? .none)
  }
}
