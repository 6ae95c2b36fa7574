import Foundation

/// What a piece of work took, in seconds: by the clock on the wall, and of all processors.
///
/// On a machine that is busy with other things only the second says what the work costs.
struct Cost {
  let wall: Double
  let processor: Double

  /// Runs the work once.
  static func of(_ work: () throws -> Void) rethrows -> Cost {
    let start = now
    try work()
    return now.since(start)
  }

  /// Runs the work once.
  static func of(_ work: () async throws -> Void) async rethrows -> Cost {
    let start = now
    try await work()
    return now.since(start)
  }

  /// The processor seconds of one operation on one core: the median of several rounds of `work`,
  /// which runs `count` of them.
  static func ofOne(
    of count: Int, rounds: Int = 5, _ work: () throws -> Void
  ) rethrows -> Double {
    var seconds: [Double] = []
    for _ in 0..<rounds { seconds.append(try of(work).processor / Double(count)) }
    return seconds.median
  }

  private static var now: Cost {
    Cost(wall: seconds(of: CLOCK_MONOTONIC), processor: seconds(of: CLOCK_PROCESS_CPUTIME_ID))
  }

  private func since(_ start: Cost) -> Cost {
    Cost(wall: wall - start.wall, processor: processor - start.processor)
  }

  private static func seconds(of clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

extension [Double] {
  /// The middle value, the upper one of two.
  var median: Double {
    precondition(!isEmpty, "a median is of something")
    return sorted()[count / 2]
  }
}

/// Keeps a value from being optimised away.
@inline(never) func consume<Value>(_ value: Value) {}
