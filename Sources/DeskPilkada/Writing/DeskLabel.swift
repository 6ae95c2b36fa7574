package import EventLedger

/// A readable label that an author's own desk makes, such as `VIO-64.71-0012`, so that no two desks
/// can make the same one.
package struct DeskLabel: Hashable, Sendable {
  /// How labels of a kind are told apart.
  package enum Series: Sendable {
    /// By a number of four digits or more, from 1.
    case numbered
    /// By a day, and from the second label of that day on by a number.
    case dated
  }

  /// The member of the data that holds it.
  package let member: String
  /// What it begins with.
  package let prefix: String
  package let series: Series

  package static let report = DeskLabel(member: "report", prefix: "REP", series: .dated)
  package static let shipment = DeskLabel(member: "shipment", prefix: "SHP", series: .numbered)
  package static let violation = DeskLabel(member: "violation", prefix: "VIO", series: .numbered)
  package static let replacement = DeskLabel(
    member: "replacement", prefix: "RPL", series: .numbered)
  package static let incident = DeskLabel(member: "incident", prefix: "INC", series: .numbered)

  /// What every label of a desk begins with.
  package func stem(of desk: String) -> String { "\(prefix)-\(desk)-" }

  /// Whether a label is one that the desk can make.
  ///
  /// Builds nothing: every event under a label is asked this.
  func isOwn(_ label: String, of desk: String) -> Bool {
    var rest = label.utf8[...]
    func skip(_ part: String) -> Bool {
      guard rest.starts(with: part.utf8) else { return false }
      rest = rest.dropFirst(part.utf8.count)
      return true
    }
    return skip(prefix) && skip("-") && skip(desk) && skip("-")
  }

  /// The desk's next label, given those in use; nil when the day has no label left.
  package func next(of desk: String, on day: CivilDate, after used: [String]) -> String? {
    let stem = stem(of: desk)
    switch series {
    case .numbered:
      let numbers = used.compactMap { label -> Int? in
        label.hasPrefix(stem) ? Int(label.dropFirst(stem.count)) : nil
      }
      return stem + Self.digits((numbers.max() ?? 0) + 1)
    case .dated:
      let labels = ["\(stem)\(day)"] + (2...9).map { "\(stem)\(day)-\($0)" }
      return labels.first { !used.contains($0) }
    }
  }

  private static func digits(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
