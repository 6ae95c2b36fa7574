package import CanonicalJSON

/// A row of a projection as the fold works on it: typed, and written as JSON only when stored.
package protocol ProjectionRow: Hashable, Sendable {
  /// What rows are found by; its text is the key that is stored.
  associatedtype Key: Hashable, Sendable, CustomStringConvertible = String

  /// The projection that such rows make up.
  static var definition: ProjectionDefinition { get }

  /// The row's own members; `entries` and `newest` are added by the table.
  var members: [(name: String, value: JSON)] { get }

  /// Reads the row back from what `members` wrote; nil when it is something else.
  init?(_ row: JSONValue)
}

/// What a projection is called, and the columns that its SQL view shows.
package struct ProjectionDefinition: Hashable, Sendable {
  package let name: String
  /// Raised with any change of rows or values.
  package let version: Int
  /// The members of a row that stand as columns in the view, in order.
  package let columns: [String]
  /// What the first and the last part of a row's key are called, where slashes divide it; they
  /// stand as columns of their own in the view, to be filtered and joined by.
  package let keyParts: KeyParts?

  package init(
    name: String, version: Int, keyParts: KeyParts? = nil, columns: [String]
  ) {
    self.name = name
    self.version = version
    self.keyParts = keyParts
    self.columns = columns
  }

  /// The names of a key's first and last part; what may stand between has none.
  package struct KeyParts: Hashable, Sendable {
    package let first: String
    package let last: String

    package init(first: String, last: String) {
      self.first = first
      self.last = last
    }
  }
}

/// Where a state finds rows that it has not loaded yet.
package protocol RowSource {
  /// The stored bytes of a row; nil when the projection has no such row.
  func row(_ key: String, of projection: String) throws(RowError) -> [UInt8]?
}

/// A stored row could not be read, or does not say what its projection writes.
public struct RowError: Error, Hashable, CustomStringConvertible {
  /// The name of the projection.
  public let projection: String
  /// The key that was asked for.
  public let key: String
  /// What is wrong with the row.
  public let reason: String

  package init(projection: String, key: String, reason: String) {
    self.projection = projection
    self.key = key
    self.reason = reason
  }

  /// All of it in one line.
  public var description: String { "row \(key) of projection \(projection): \(reason)" }
}

/// A row as it is to be stored.
package struct StoredRow: Hashable, Sendable {
  package let key: String
  /// The row's value in canonical form; empty when the row is gone.
  package let value: [UInt8]

  package init(key: String, value: [UInt8]) {
    self.key = key
    self.value = value
  }

  /// Whether this says that there is no such row any more.
  package var isRemoval: Bool { value.isEmpty }
}
