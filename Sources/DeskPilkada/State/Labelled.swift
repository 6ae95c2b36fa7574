import CanonicalJSON
import EventLedger

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
