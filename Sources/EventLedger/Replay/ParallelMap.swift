/// Runs a function over chunks of work on every core and hands the results on in order.
///
/// At most a few chunks are under way, so that memory stays flat however long the input is.
package func mapInOrder<Chunk: Sendable, Result: Sendable>(
  underWayMax: Int = 6,
  next: () throws -> Chunk?,
  transform: @escaping @Sendable (Chunk) throws -> Result,
  consume: (Result) throws -> Void
) async throws {
  try await mapInOrder(
    underWayMax: underWayMax, next: next, transform: transform,
    consume: { result -> Void? in
      try consume(result)
      return nil
    },
    check: { _ in }, conclude: { _ in })
}

/// Runs two kinds of work on every core and what lies between them in order.
///
/// `transform` prepares a chunk; `consume` sees the results one by one in their order and says
/// what remains to be checked of each, if anything; `check` does that, in any order, and `conclude`
/// collects. A chunk is under way until it is checked.
func mapInOrder<Chunk: Sendable, Result: Sendable, Rest: Sendable, Outcome: Sendable>(
  underWayMax: Int,
  next: () throws -> Chunk?,
  transform: @escaping @Sendable (Chunk) throws -> Result,
  consume: (Result) throws -> Rest?,
  check: @escaping @Sendable (Rest) -> Outcome,
  conclude: (Outcome) -> Void
) async throws {
  try await withThrowingTaskGroup(of: ParallelStep<Result, Outcome>.self) { group in
    var underWay = 0
    var started = 0
    var wanted = 0
    var early: [Int: Result] = [:]
    func start() throws {
      while underWay < underWayMax, let chunk = try next() {
        let number = started
        group.addTask { .transformed(number, try transform(chunk)) }
        started += 1
        underWay += 1
      }
    }
    try start()
    while let step = try await group.next() {
      switch step {
      case .transformed(let number, let result):
        early[number] = result
        while let result = early.removeValue(forKey: wanted) {
          wanted += 1
          if let rest = try consume(result) {
            group.addTask { .checked(check(rest)) }
          } else {
            underWay -= 1
            try start()
          }
        }
      case .checked(let outcome):
        conclude(outcome)
        underWay -= 1
        try start()
      }
    }
  }
}

/// What a task hands back.
private enum ParallelStep<Result: Sendable, Outcome: Sendable>: Sendable {
  case transformed(Int, Result)
  case checked(Outcome)
}
