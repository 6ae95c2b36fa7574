package import Tabular

/// Why the facts about a province cannot be read.
package enum FactError: Error, Hashable, Sendable {
  /// There are no facts about this province.
  case unknownProvince(String)
  /// A file of the set is not there.
  case missingFile(String)
  /// A file is not the CSV it should be.
  case malformed(String, CSVError)
  /// A field's text is not what its column holds.
  case badValue(String, line: Int, column: String, text: String)
  /// The named facts do not fit together: the sentence says which and how.
  case inconsistent(String)
}
