package import CanonicalJSON
import EventLedger

/// What one record contributes to a row whose value depends on the order of its records.
package protocol Contribution: Hashable, Sendable {
  /// The index of the record's own entry, which orders the contributions.
  var index: Int64 { get }
  var members: [(name: String, value: JSON)] { get }
  init?(_ json: JSONValue)
}

/// The contributions to one row, in the order of the log, however they came and went.
///
/// A correction takes a contribution out and puts another in its place, so a row built on a
/// series is the same whether its records were folded once or corrected later.
package struct Series<Item: Contribution>: Hashable, Sendable {
  package private(set) var items: [Item] = []

  package init() {}

  package init?(_ json: JSONValue?) {
    guard let json, json.kind == .array else { return nil }
    for element in json.elements {
      guard let item = Item(element) else { return nil }
      items.append(item)
    }
  }

  /// The first that stands: what a readable label refers to.
  package var first: Item? { items.first }
  /// The newest: what holds where a later statement takes the place of an earlier one.
  package var last: Item? { items.last }
  package var isEmpty: Bool { items.isEmpty }
  package var count: Int { items.count }

  package mutating func insert(_ item: Item) {
    let position = items.lastIndex { $0.index < item.index }.map { $0 + 1 } ?? 0
    items.insert(item, at: position)
  }

  package mutating func remove(index: Int64) { items.removeAll { $0.index == index } }

  package var json: JSON { .array(items.map { JSON(members: $0.members) }) }
}

/// A contribution made under a readable label.
///
/// The label leads to the first that stands. A later one is counted in nothing until another body
/// confirms it, so that typing a label twice never doubles a figure.
package protocol Labelled: Contribution {
  /// Whether another body has confirmed the event.
  var isConfirmed: Bool { get }
}

extension Series where Item: Labelled {
  /// What counts: the first that stands, and those of the later ones that are confirmed.
  package var counting: [Item] {
    guard items.count > 1 else { return items }
    return items.prefix(1) + items.dropFirst().filter(\.isConfirmed)
  }

  /// Whether a later event uses the label and counts in nothing.
  package var hasDuplicateLabel: Bool {
    items.dropFirst().contains { !$0.isConfirmed }
  }
}

extension Record {
  /// The data as it was signed, where a correction has changed it; nil where it has not.
  var dataWas: JSONValue? { data.bytes == event.data.bytes ? nil : event.data }

  /// What a text said when it was signed, where a correction has changed it.
  func was(_ name: String) -> String? {
    guard let was = dataWas?.text(name), was != data.text(name) else { return nil }
    return was
  }
}
