import Foundation

/// The least share of the machine's own limit that each figure must reach, from a file of the
/// project.
///
/// Machines differ and are shared, so a figure alone says little; beside a limit that was taken in
/// the same run it holds from one machine to the next.
struct BenchmarkRatios {
  /// The share for each figure, by its name.
  private var bounds: [(figure: String, bound: Measurement.Goal)] = []

  /// Reads lines of `figure,at-least|at-most,ratio`; the first is the heading.
  init(_ text: String) throws {
    for line in text.split(separator: "\n").dropFirst() {
      let columns = line.split(separator: ",", omittingEmptySubsequences: false)
      guard columns.count == 3, let ratio = Double(columns[2]) else {
        throw MalformedRatio(line: String(line))
      }
      switch columns[1] {
      case "at-least": bounds.append((String(columns[0]), .atLeast(ratio)))
      case "at-most": bounds.append((String(columns[0]), .atMost(ratio)))
      default: throw MalformedRatio(line: String(line))
      }
    }
  }

  /// The figures of a run that miss their share, in words; figures that the run did not take are
  /// passed over.
  func missed(by measurements: [Measurement]) -> [String] {
    bounds.compactMap { figure, bound in
      guard let measurement = measurements.first(where: { $0.name == figure }),
        let reference = measurement.reference
      else { return nil }
      let ratio = measurement.value / reference.value
      guard !bound.isMet(by: ratio) else { return nil }
      let wanted =
        switch bound {
        case .atLeast(let share): "at least \(share)"
        case .atMost(let share): "at most \(share)"
        }
      return "\(figure): \(String(format: "%.3f", ratio)) of \(reference.meaning), \(wanted) wanted"
    }
  }
}

/// A line of the file of ratios that says no ratio.
struct MalformedRatio: Error, CustomStringConvertible {
  let line: String

  var description: String { "not figure,at-least|at-most,ratio: \(line)" }
}
