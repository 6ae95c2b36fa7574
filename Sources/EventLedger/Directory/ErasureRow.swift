package import CanonicalJSON
package import TransparencyLog

/// What was erased of one event, and by which acts.
package struct ErasureRow: Sendable, Hashable {
  /// One sealed value that is gone.
  package struct Place: Sendable, Hashable {
    package let pointer: JSONPointer
    package let kind: SealingClass
    /// The basis in law, one of the codes of `private-data.erased`.
    package let basis: String
    /// The hash of the act.
    package let act: Hash
    /// The index at which the act took effect.
    package let index: UInt64
  }

  /// The desk of the event's author.
  package let desk: String
  package private(set) var places: [Place] = []

  init(desk: String) { self.desk = desk }

  /// What was erased at a place; nil where nothing was.
  package func place(at pointer: JSONPointer) -> Place? {
    places.first { $0.pointer == pointer }
  }

  mutating func add(_ place: Place) { places.append(place) }
}

extension ErasureRow: ProjectionRow {
  package typealias Key = Hash

  package init?(_ row: JSONValue) {
    guard let desk = row["desk"]?.string, let places = row["places"]?.elements else { return nil }
    self.init(desk: desk)
    for element in places {
      guard let place = Place(element) else { return nil }
      add(place)
    }
  }

  package var members: [(name: String, value: JSON)] {
    [("desk", .string(desk)), ("places", .array(places.map(\.json)))]
  }

  package static let definition = ProjectionDefinition(
    name: "erasures", version: 1, columns: ["desk", "places"])
}

extension ErasureRow.Place {
  fileprivate init?(_ value: JSONValue) {
    guard let pointer = value["pointer"]?.string.flatMap(JSONPointer.init),
      let kind = value["class"]?.string.flatMap(SealingClass.init),
      let basis = value["basis"]?.string, let act = value["act"]?.string.flatMap(Hash.init(hex:)),
      let index = value["index"]?.integer
    else { return nil }
    self.init(pointer: pointer, kind: kind, basis: basis, act: act, index: UInt64(index))
  }

  fileprivate var json: JSON {
    [
      "act": .string("\(act)"), "basis": .string(basis), "class": .string(kind.rawValue),
      "index": .integer(Int64(index)), "pointer": .string("\(pointer)"),
    ]
  }
}
