import CanonicalJSON
import Foundation

/// All figures of a run, as a table for people or as JSON for machines.
struct BenchmarkReport {
  let measurements: [Measurement]
  let machine: MachineState

  /// The table, at most 80 columns wide, and below it what each figure is.
  var text: String {
    let header = Self.line("figure", "value", "unit", "goal", "met", "limit")
    let lines = measurements.map { measurement in
      Self.line(
        measurement.name, Self.number(measurement.value), measurement.unit,
        measurement.goal.map(Self.goal) ?? "", measurement.isMet.map { $0 ? "yes" : "NO" } ?? "",
        measurement.reference.map { Self.number($0.value) } ?? "")
    }
    let legend = measurements.map { measurement in
      let beside = measurement.reference.map { "\n    limit: \($0.meaning)" } ?? ""
      return "  \(measurement.name): \(measurement.meaning)\(beside)"
    }
    return ([header] + lines + ["", machine.sentence, ""] + legend).joined(separator: "\n")
  }

  /// Everything for machines.
  var json: JSON {
    [
      "cores": .integer(Int64(machine.cores)), "load": .double(machine.load),
      "measurements": .array(measurements.map(\.json)),
    ]
  }

  private static func line(
    _ name: String, _ value: String, _ unit: String, _ goal: String, _ met: String,
    _ limit: String
  ) -> String {
    let columns = [
      pad(name, to: 28), pad(value, to: -11), pad(unit, to: 8), pad(goal, to: -11), pad(met, to: 3),
      pad(limit, to: -11),
    ]
    return columns.joined(separator: " ")
  }

  /// Fills up with spaces behind, or before when the width is negative.
  private static func pad(_ text: String, to width: Int) -> String {
    let space = String(repeating: " ", count: max(0, abs(width) - text.count))
    return width < 0 ? space + text : text + space
  }

  private static func goal(_ goal: Measurement.Goal) -> String {
    switch goal {
    case .atLeast(let bound): "≥ \(number(bound))"
    case .atMost(let bound): "≤ \(number(bound))"
    }
  }

  /// Whole with thousands apart when large, else with three digits that count.
  private static func number(_ value: Double) -> String {
    guard value < 100 else { return grouped(Int(value.rounded())) }
    let digits = value < 1 ? 3 : value < 10 ? 2 : 1
    return String(format: "%.\(digits)f", value)
  }

  private static func grouped(_ number: Int) -> String {
    let digits = Array(String(number))
    var text = ""
    for (position, digit) in digits.enumerated() {
      if position > 0, (digits.count - position).isMultiple(of: 3) { text += "," }
      text.append(digit)
    }
    return text
  }
}

extension Measurement {
  fileprivate var json: JSON {
    var members: [(name: String, value: JSON)] = [
      ("name", .string(name)), ("meaning", .string(meaning)), ("unit", .string(unit)),
      ("value", .double(value)),
    ]
    switch goal {
    case .atLeast(let bound): members.append(("atLeast", .double(bound)))
    case .atMost(let bound): members.append(("atMost", .double(bound)))
    case nil: break
    }
    if let isMet { members.append(("isMet", .boolean(isMet))) }
    if let reference {
      members.append(("limit", .double(reference.value)))
      members.append(("limitMeaning", .string(reference.meaning)))
    }
    return JSON(members: members)
  }
}
