import CanonicalJSON
import TransparencyLog

/// What was erased of sealed values: by an act of the registrars, for whose narratives the
/// author's desk is asked, too.
package struct Erasures {
  private var erasures: Table<ErasureRow>
  /// The places erased by what was folded since they were last taken.
  private var newPlaces: [ErasedPlace] = []

  init(rows: (any RowSource)?) { erasures = Table(source: rows) }

  /// What was erased of an event; nil when nothing was.
  mutating func erasure(of event: Hash) throws(RowError) -> ErasureRow? {
    try erasures.row(event)
  }

  /// Takes the places that were erased since the last call.
  mutating func takeNewPlaces() -> [ErasedPlace] {
    defer { newPlaces = [] }
    return newPlaces
  }

  var tables: [any ProjectionTable] { [erasures] }

  mutating func takeChanges() -> [(projection: String, rows: [StoredRow])] {
    [(erasures.definition.name, erasures.takeChanges())]
  }

  /// What stands against an erasure: a place that seals nothing, or was erased before.
  mutating func objection(
    to data: JSONValue, fetched: Fetched, rules: Catalogue
  ) throws(RowError) -> StandingReason? {
    let erasure: Erasure
    do throws(ErasureFault) {
      erasure = try Erasure(data, fetched: fetched, catalogue: rules)
    } catch {
      return error.reason
    }
    let before = try erasures.row(erasure.event)
    return erasure.places.first { before?.place(at: $0.pointer) != nil }
      .map { StandingReason(StandingReason.erasedBefore, detail: "\($0.pointer)") }
  }

  mutating func erase(
    _ act: Record, at index: UInt64, fetched: Fetched, rules: Catalogue
  ) throws(RowError) {
    guard let erasure = try? Erasure(act.data, fetched: fetched, catalogue: rules) else { return }
    try erasures.update(erasure.event, at: index) { row in
      var changed = row ?? ErasureRow(desk: erasure.desk)
      for place in erasure.places {
        changed.add(
          .init(
            pointer: place.pointer, kind: place.kind, basis: erasure.basis, act: act.event.hash,
            index: index))
      }
      row = changed
    }
    newPlaces += erasure.places.map { place in
      ErasedPlace(
        event: erasure.event, pointer: place.pointer, kind: place.kind, basis: erasure.basis,
        desk: erasure.desk, act: act.event.hash)
    }
  }
}
