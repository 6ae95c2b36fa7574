package import CanonicalJSON
package import EventLedger
package import TransparencyLog

/// A row about one thing that is followed from its first word to its end: what brought it up, and
/// the steps since.
///
/// Its key is the label that its maker gave it, or the hash of a maker whose label was taken.
package protocol CaseRow: BlankRow where Key == String {
  associatedtype Maker: LabelMaker
  associatedtype Step: Contribution

  /// What the makers are called in a stored row.
  static var makersMember: String { get }
  /// Who used the label; the first that stands holds it.
  var makers: Series<Maker> { get set }
  /// What was done about it, in the order of the log.
  var steps: Series<Step> { get set }
  /// What the row adds to the counts of its region.
  var open: OpenCounts { get }

  init()
}

extension CaseRow {
  /// Reads what a row wrote; nil when it is something else.
  package init?(_ row: JSONValue) {
    guard let makers = Series<Maker>(row[Self.makersMember]),
      let steps = Series<Step>(row["steps"])
    else { return nil }
    self.init()
    self.makers = makers
    self.steps = steps
  }

  /// What brought it up; nil while steps speak of a label that nothing made.
  package var maker: Maker? { makers.first }
}

/// A step that its author dates: what happened first comes first, whatever came to the log first.
package protocol DatedStep: Contribution {
  /// When it happened, as its author says.
  var at: Instant { get }
}

extension Series where Item: DatedStep {
  /// The contributions up to an instant in the order in which they happened; those of one instant
  /// in the order of the log.
  func chronology(until instant: Instant) -> [Item] {
    items.filter { $0.at <= instant }
      .sorted { ($0.at.seconds, $0.index) < ($1.at.seconds, $1.index) }
  }
}

extension Instant {
  /// After everything that a timestamp can say.
  package static let endOfTime = Instant(seconds: .max)
}

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
