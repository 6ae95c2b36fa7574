/// Something that stores the hashes of a log's perfect nodes.
///
/// A reader in memory or over a database answers at once: a method that does not suspend
/// fulfils the requirement, and one that cannot fail has `Never` as its failure, so that its
/// callers need neither `await` nor `try`.
public protocol HashReader {
  /// Why hashes could not be read; `Never` when they always can.
  associatedtype Failure: Error

  /// The hashes at the coordinates, in their order.
  ///
  /// - Precondition: The log that is read from holds all leaves of every node.
  func hashes(at nodes: [NodeCoordinate]) async throws(Failure) -> [Hash]
}
