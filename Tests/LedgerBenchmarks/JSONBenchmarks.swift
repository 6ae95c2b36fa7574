import CanonicalJSON

/// How many events a second one core reads, checks, looks into and writes.
enum JSONBenchmarks: BenchmarkSuite {
  static let name = "json"

  static func run(_ options: BenchmarkOptions) throws -> [Measurement] {
    let bytes = Array(sampleEvent.utf8)
    let text = try JSONText(bytes)
    let value = JSON(text.root)
    precondition(text.isCanonical, "the sample is canonical, as every stored event is")

    let sum = eventsPerSecond { bytes.reduce(0) { $0 &+ Int($1) } }
    let read = try eventsPerSecond { try JSONText(bytes).isCanonical ? 1 : 0 }
    let judged = eventsPerSecond { JSONText.isCanonical(bytes) ? 1 : 0 }
    let found = eventsPerSecond { memberNames.count { text.root[$0] != nil } }
    let written = try eventsPerSecond { try value.canonicalBytes().count }

    func measurement(
      _ name: String, _ meaning: String, _ value: Double, goal: Measurement.Goal? = nil
    ) -> Measurement {
      Measurement(
        name, meaning, value, "events/s", goal: goal, beside: ("adding up its bytes", sum))
    }
    return [
      measurement(
        "json.read", "an event of \(bytes.count) bytes read and found canonical, one core", read,
        goal: .atLeast(1e6)),
      measurement("json.is-canonical", "the same, without keeping what was read", judged),
      measurement("json.members", "all \(memberNames.count) members found by name", found),
      measurement("json.write", "an event written in canonical form", written),
    ]
  }
}

/// How many events one core gets through in a second: the median of several rounds.
///
/// The results are added up and looked at, so that the work cannot be left out.
func eventsPerSecond<E>(_ work: () throws(E) -> Int) throws(E) -> Double {
  let count = 100_000
  var sum = 0
  var failure: E?
  let seconds = Cost.ofOne(of: count) {
    do throws(E) {
      for _ in 0..<count { sum &+= try work() }
    } catch {
      failure = error
    }
  }
  if let failure { throw failure }
  precondition(sum != 0, "every piece of work gives something")
  return 1 / seconds
}

private let memberNames = [
  "anchor", "data", "id", "ledger", "previous", "recordedtime", "source", "specversion", "subject",
  "time", "type",
]

private let sampleEvent =
  #"{"anchor":"1290:5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03","#
  + #""data":{"incidents":0,"items":[{"code":"ballot-box","count":412,"note":"ok"},"#
  + #"{"code":"seal","count":1648}],"phase":"distribution","remark":"semua baik","#
  + #""status":"safe"},"id":"42","#
  + #""ledger":"b2d1c3f4a5968778695a4b3c2d1e0f00112233445566778899aabbccddeeff00","#
  + #""previous":"0f1e2d3c4b5a69788796a5b4c3d2e1f0ffeeddccbbaa99887766554433221100","#
  + #""recordedtime":"2024-11-25T07:12:41+08:00","source":"/desk-64.72/9f2c41d07be3a856","#
  + #""specversion":"1.0","subject":"64.72","time":"2024-11-25T07:10:00+08:00","#
  + #""type":"deskpilkada.report.submitted.v1"}"#
