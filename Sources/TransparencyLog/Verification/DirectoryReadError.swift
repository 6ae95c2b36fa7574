/// Why a file of a log's folder could not be read.
public struct DirectoryReadError: Error, Sendable {
  /// The path from the root of the log's folder.
  public let path: String
  /// What the system said.
  public let reason: String
}

extension DirectoryReadError: CustomStringConvertible {
  /// The fact, with its values.
  public var description: String { "\(path) cannot be read: \(reason)" }
}
