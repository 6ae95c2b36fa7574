package import CanonicalJSON
package import EventLedger
package import TransparencyLog

/// A script of moments being played into a rehearsal ledger, each at its own time and by its own
/// desk.
///
/// Nothing here signs or commits: whoever plays asks for the next moment, appends it, and says what
/// came of it, because later moments speak of earlier ones by their labels and may have been
/// written down before the newest of them was seen.
package struct RehearsalScript {
  /// The events by the label that people gave them.
  private var labels: [String: Hash] = [:]
  /// The checkpoints published while playing, with the time of each.
  private var published: [(at: Instant, head: TreeHead)] = []

  package init() {}

  /// One line: a draft, with who says it and when.
  package struct Moment: Sendable {
    /// The desk that says it.
    package let desk: String
    /// When the log takes it in.
    package let received: Instant
    /// When it was written down, where that was before.
    package let recorded: Instant?
    /// The newest checkpoint that the desk had seen when it wrote it down, where that was before.
    package let anchor: Anchor?
    /// The event it says something about, by a label that the script has given.
    package let corrects: Hash?
    /// The labels that may name its own event from now on.
    let labels: [String]
  }

  /// Why a line is no moment of the script.
  package enum Fault: Error, Hashable, Sendable {
    /// It lacks its desk or the time it was received, or they are malformed.
    case notAMoment
    /// It names a label that no earlier line has given.
    case notPlayed(label: String)
  }

  /// Reads a line; its draft is the caller's to read.
  package func moment(_ line: JSONValue) throws(Fault) -> Moment {
    guard let desk = line["desk"]?.string,
      let received = line["received"]?.string.flatMap({ Timestamp($0) })
    else { throw .notAMoment }
    let recorded = line["recorded"]?.string.flatMap { Timestamp($0)?.instant }
    let labels = ["shipment", "violation", "report", "meeting"]
      .compactMap { line["data"]?[$0]?.string }
    var corrected: Hash?
    if let name = line["corrects"]?.string {
      guard let event = self.labels[name] else { throw .notPlayed(label: name) }
      corrected = event
    }
    return Moment(
      desk: desk, received: received.instant, recorded: recorded,
      anchor: recorded.flatMap(newestAnchor), corrects: corrected, labels: labels)
  }

  /// Notes that a moment has been appended: as which event, and the tree head this left.
  package mutating func played(_ moment: Moment, as event: Hash, leaving head: TreeHead) {
    published.append((moment.received, head))
    for label in moment.labels where labels[label] == nil { labels[label] = event }
  }

  private func newestAnchor(at written: Instant) -> Anchor? {
    published.last { $0.at <= written }.flatMap { Anchor($0.head) }
  }
}
