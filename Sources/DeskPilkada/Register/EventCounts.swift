package import CanonicalJSON

/// How many events of each type speak of one region.
package struct EventCounts: Hashable, Sendable {
  /// One type and how many of it there are; never none.
  package struct Item: Hashable, Sendable {
    /// The type's short name.
    package let type: String
    package fileprivate(set) var count: Int64
  }

  /// Sorted by type.
  package private(set) var items: [Item] = []

  package init() {}

  /// Reads the object that `json` wrote; nil when it is something else.
  package init?(_ json: JSONValue?) {
    guard let json, json.kind == .object else { return nil }
    for member in json.members {
      guard let type = member.name.string, let count = member.value.integer else { return nil }
      items.append(Item(type: type, count: count))
    }
  }

  /// How many events of a type there are.
  package subscript(type: String) -> Int64 { items.first { $0.type == type }?.count ?? 0 }

  /// Counts more of a type, or fewer when negative.
  package mutating func add(_ count: Int64, of type: String) {
    if let position = items.firstIndex(where: { $0.type == type }) {
      items[position].count += count
      if items[position].count == 0 { items.remove(at: position) }
    } else {
      let position = items.firstIndex { $0.type > type } ?? items.count
      items.insert(Item(type: type, count: count), at: position)
    }
  }

  /// The same counts with those of another region added.
  package func adding(_ other: EventCounts) -> EventCounts {
    var sum = self
    for item in other.items { sum.add(item.count, of: item.type) }
    return sum
  }

  package var json: JSON { JSON(members: items.map { ($0.type, .integer($0.count)) }) }
}
