/// Runs a function over chunks of work on every core and hands the results on in order.
///
/// At most a few chunks are under way, so that memory stays flat however long the input is.
package func mapInOrder<Chunk: Sendable, Result: Sendable>(
  underWayMax: Int = 6,
  next: () throws -> Chunk?,
  transform: @escaping @Sendable (Chunk) throws -> Result,
  consume: (Result) throws -> Void
) async throws {
  try await withThrowingTaskGroup(of: (Int, Result).self) { group in
    var started = 0
    var wanted = 0
    var early: [Int: Result] = [:]
    func start() throws -> Bool {
      guard let chunk = try next() else { return false }
      let number = started
      group.addTask { (number, try transform(chunk)) }
      started += 1
      return true
    }
    while started < underWayMax, try start() {}
    while let (number, result) = try await group.next() {
      early[number] = result
      while let result = early.removeValue(forKey: wanted) {
        wanted += 1
        _ = try start()
        try consume(result)
      }
    }
  }
}
