import Foundation

/// How an answer is compared with what a script says: `…` stands for anything.
enum AnswerPattern {
  static let anything = "…"

  /// Whether lines fit lines, of which those that are only `…` stand for any number.
  static func matches(_ found: ArraySlice<String>, _ pattern: ArraySlice<String>) -> Bool {
    guard let first = pattern.first else { return found.isEmpty }
    if first == anything {
      return (found.startIndex...found.endIndex).contains {
        matches(found[$0...], pattern.dropFirst())
      }
    }
    guard let line = found.first, matches(line, first) else { return false }
    return matches(found.dropFirst(), pattern.dropFirst())
  }

  /// Whether a line fits a line, in which `…` stands for any characters.
  static func matches(_ line: String, _ pattern: String) -> Bool {
    let parts = pattern.components(separatedBy: anything)
    guard parts.count > 1 else { return line.utf8.elementsEqual(pattern.utf8) }
    guard line.hasPrefix(parts[0]) else { return false }
    var rest = line.dropFirst(parts[0].count)
    for part in parts.dropFirst().dropLast() where !part.isEmpty {
      guard let range = rest.firstRange(of: part) else { return false }
      rest = rest[range.upperBound...]
    }
    return rest.hasSuffix(parts[parts.count - 1])
  }
}
