import CanonicalJSON
import EventLedger
import LedgerStore
import LedgerViews
import TransparencyLog

/// What became of the lines of a batch.
struct BatchResult {
  /// A line that has its place in the log.
  struct Placed {
    let line: Int
    let event: PlacedEvent
    /// Whether the same event was in the log before.
    let isRepeated: Bool
  }

  /// A line that was left out, and why; never what it said.
  struct Reject {
    let line: Int
    let reason: String
  }

  var placed: [Placed] = []
  var rejected: [Reject] = []

  private var takenCount: Int { placed.count { !$0.isRepeated } }
  private var repeatedCount: Int { placed.count { $0.isRepeated } }

  /// One line for each reject: number, tab, reason.
  var rejectList: String {
    rejected.map { "\($0.line)\t\($0.reason.replacing("\n", with: " "))\n" }.joined()
  }

  /// What a person is told: counts, and the lines that an author will ask about.
  func lines(size: UInt64, root: Hash, in language: Language) -> [String] {
    let counts = Phrase(
      id: "\(takenCount) dicatat, \(repeatedCount) sudah ada, \(rejected.count) ditolak",
      en: "\(takenCount) appended, \(repeatedCount) were there, \(rejected.count) left out")
    let head = Phrase(id: "ukuran \(size), akar \(root)", en: "size \(size), root \(root)")
    return [counts[language], head[language]]
      + placed.compactMap { $0.remark?[language] }
  }

  func json(size: UInt64, root: Hash) -> JSON {
    [
      "placed": .array(placed.map(\.json)),
      "rejected": .array(
        rejected.map { ["line": .integer(Int64($0.line)), "reason": .string($0.reason)] }),
      "root": .string("\(root)"), "size": .integer(Int64(size)),
    ]
  }
}

extension BatchResult.Placed {
  /// What is worth saying of a line; nothing of one that was appended and stands.
  fileprivate var remark: Phrase? {
    let place = Phrase(
      id: "baris \(line): entri \(event.index)", en: "line \(line): entry \(event.index)")
    let repeated = Phrase(id: ", sudah ada", en: ", was there")
    let beginning = isRepeated ? place + repeated : place
    if let reason = event.standing.reason {
      return beginning + Phrase(verbatim: ", ") + event.standing.phrase + Phrase(verbatim: ": ")
        + reason.explanation.fact
    }
    return isRepeated ? beginning : nil
  }

  fileprivate var json: JSON {
    JSON(members: [
      ("event", .string("\(event.event)")), ("index", .integer(Int64(event.index))),
      ("line", .integer(Int64(line))), ("repeated", .boolean(isRepeated)),
      ("standing", .string(event.standing.reason?.code ?? "stands")),
    ])
  }
}
