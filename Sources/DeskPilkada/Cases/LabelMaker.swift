import EventLedger
package import TransparencyLog

/// A contribution that brings something under a label that is followed from there on.
package protocol LabelMaker: Labelled {
  var event: Hash { get }
  /// The region it is about, by the code that its author wrote.
  var region: String { get }
}

extension Series where Item: LabelMaker {
  /// Those after the first that were confirmed: the label stays the first one's, and each of
  /// these is a case of its own under its hash.
  var separate: [Item] { items.dropFirst().filter(\.isConfirmed) }
}
