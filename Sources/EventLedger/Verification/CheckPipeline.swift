/// Runs two kinds of work on every core and what lies between them in order.
///
/// `read` prepares an input; `decide` sees the prepared inputs one by one in their order and says
/// what remains to be checked; `check` does that, in any order, and `conclude` collects. At most a
/// few inputs are under way, so that memory stays flat however long the log is.
func runPipeline<Input: Sendable, Prepared: Sendable, Work: Sendable, Outcome: Sendable>(
  underWayMax: Int = 8,
  next: () throws -> Input?,
  read: @escaping @Sendable (Input) throws -> Prepared,
  decide: (Prepared) throws -> Work,
  check: @escaping @Sendable (Work) -> Outcome,
  conclude: (Outcome) -> Void
) async throws {
  try await withThrowingTaskGroup(of: PipelineStep<Prepared, Outcome>.self) { group in
    var underWay = 0
    var started = 0
    var wanted = 0
    var early: [Int: Prepared] = [:]
    func startReading() throws {
      while underWay < underWayMax, let input = try next() {
        let number = started
        group.addTask { .prepared(number, try read(input)) }
        started += 1
        underWay += 1
      }
    }
    try startReading()
    while let step = try await group.next() {
      switch step {
      case .prepared(let number, let prepared):
        early[number] = prepared
        while let prepared = early.removeValue(forKey: wanted) {
          wanted += 1
          let work = try decide(prepared)
          group.addTask { .checked(check(work)) }
        }
      case .checked(let outcome):
        conclude(outcome)
        underWay -= 1
        try startReading()
      }
    }
  }
}

/// What a task of the pipeline hands back.
private enum PipelineStep<Prepared: Sendable, Outcome: Sendable>: Sendable {
  case prepared(Int, Prepared)
  case checked(Outcome)
}
