import CanonicalJSON
import EventLedger
import TransparencyLog

/// Which entries lead from a ledger's first event to the keys that a proof rests on: the log's, those
/// of the registrars in force, and whichever is added.
///
/// Every entry's author is led to in turn, and of an act that several had to approve, the approvals.
/// `DirectoryWalk` goes the same way when the proof is checked.
struct DirectoryEntries {
  private let ledger: LedgerFile
  private var keys: Table<KeyRow>
  private var acts: Table<ActRow>
  private var indexes: Set<UInt64> = [0]
  /// Who has signed one of the entries.
  private var authors: Set<Fingerprint> = []
  /// Keys that are led to.
  private var reached: Set<Fingerprint> = []

  init(of ledger: LedgerFile) throws {
    self.ledger = ledger
    keys = Table(source: ledger)
    acts = Table(source: ledger)
    var rows = Table<LedgerRow>(source: ledger)
    guard let row = try rows.row(LedgerRow.key) else { throw ledger.nothingBroughtIn("ledger") }
    try addApprovals(of: row.genesis)
    if let tenure = row.logKeys.tenures.last { try add(event: tenure.by) }
    try addRegistrars()
  }

  /// The indexes, in their order.
  func inOrder() -> [UInt64] { indexes.sorted() }

  /// Adds what brings a key in.
  mutating func add(key: Fingerprint) throws {
    guard reached.insert(key).inserted else { return }
    guard let row = try keys.row(key) else { throw ledger.nothingBroughtIn("\(key)") }
    try add(event: row.broughtInBy)
  }

  private mutating func add(event hash: Hash) throws {
    guard let index = try ledger.index(of: hash) else {
      throw ledger.nothingBroughtIn("\(hash)")
    }
    try add(index)
    guard let act = try acts.row(hash), let effective = act.effectiveAt, effective > index else {
      return
    }
    for later in (index + 1)...effective where try approves(hash, at: later) { try add(later) }
  }

  private mutating func add(_ index: UInt64) throws {
    guard indexes.insert(index).inserted else { return }
    let author = try entry(index).event.author.key
    authors.insert(author)
    try add(key: author)
  }

  /// Until every registrar named has approved the first event nothing but approvals is taken in.
  private mutating func addApprovals(of genesis: Genesis) throws {
    authors.insert(try entry(0).event.author.key)
    let size = ledger.newest.checkpoint.treeHead.size
    for index in 1..<max(1, min(size, UInt64(genesis.registrars.count)))
    where try approves(genesis.hash, at: index) { try add(index) }
  }

  /// A registrar's key is to suffice, whoever of those in force hands it out: each has an entry there
  /// that it signed.
  private mutating func addRegistrars() throws {
    for stored in try ledger.rows(of: KeyRow.definition.name) {
      guard let key = Fingerprint(stored.key), let row = try keys.row(key),
        row.role == .registrar, row.end == nil, row.head > 0
      else { continue }
      try add(key: key)
      guard !authors.contains(key) else { continue }
      let first = try ledger.firstEntry(from: row.since) { $0.event.author.key == key }
      if let first { try add(first.index) }
    }
  }

  private func approves(_ act: Hash, at index: UInt64) throws -> Bool {
    let event = try entry(index).event
    return event.type == "\(LedgerType.prefix).\(LedgerType.actApproved).v1"
      && event.data["act"]?.string == "\(act)"
  }

  private func entry(_ index: UInt64) throws -> Entry {
    guard let bytes = try ledger.entry(at: index) else {
      throw ledger.nothingBroughtIn("\(index)")
    }
    return try Entry(bytes)
  }
}
