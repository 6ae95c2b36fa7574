package import CanonicalJSON
package import EventLedger
package import TransparencyLog

/// An instruction under its label: to whom, until when, and what each desk has made of it.
package struct InstructionRow: CaseRow {
  package static let makersMember = "issues"
  package var makers = Series<InstructionIssued>()
  package var steps = Series<InstructionStep>()

  package init() {}

  /// The issue that holds the label.
  package var issue: InstructionIssued? { maker }

  /// The task of each desk addressed, in the issuer's order, by what was done up to an instant.
  package func tasks(until instant: Instant = .endOfTime) -> [InstructionTask] {
    guard let issue else { return [] }
    let steps = steps.chronology(until: instant)
    return issue.to.map { desk in
      InstructionTask(issue: issue, desk: desk, steps: steps.filter { $0.doer == desk })
    }
  }

  /// Steps by or about desks that the instruction is not addressed to; they change nothing.
  package var strayed: [InstructionStep] {
    guard let issue else { return [] }
    return steps.items.filter { !issue.to.contains($0.doer) }
  }

  /// As far as the slowest desk has come.
  package var state: String {
    guard issue != nil else { return steps.isEmpty ? "withdrawn" : "unissued" }
    return tasks().map(\.state).min()?.rawValue ?? "withdrawn"
  }

  package var open: OpenCounts {
    var counts = OpenCounts()
    counts.instructions = tasks().contains(where: \.isOwed) ? 1 : 0
    return counts
  }

  package var members: [(name: String, value: JSON)] {
    var members: [(name: String, value: JSON)] = [
      (Self.makersMember, makers.json), ("steps", steps.json), ("state", .string(state)),
      ("duplicateLabel", .boolean(makers.hasDuplicateLabel)),
      ("strayed", .integer(Int64(strayed.count))),
    ]
    if let issue {
      members.append(("region", .string(issue.region)))
      members.append(("desk", .string(issue.desk)))
      members.append(("to", .texts(issue.to)))
      members.append(("owedBy", .texts(tasks().filter(\.isOwed).map(\.desk))))
      members.append(("priority", .string(issue.priority)))
      members.append(("dueAt", .string("\(Timestamp(utc: issue.dueAt))")))
    }
    return members
  }

  package static let definition = ProjectionDefinition(
    name: "instructions", version: 1,
    columns: [
      "state", "region", "desk", "to", "owedBy", "priority", "dueAt", "strayed", "duplicateLabel",
    ])
}

/// A task given to one or more desks.
package struct InstructionIssued: LabelMaker {
  package let index: Int64
  package let event: Hash
  /// The label that its issuer gave it.
  package let label: String
  package let region: String
  /// The desk that issued it.
  package let desk: String
  /// The desks addressed, in the issuer's order.
  package let to: [String]
  package let priority: String
  package let issuedAt: Instant
  package let dueAt: Instant
  package let evidenceRequired: Bool
  package let isConfirmed: Bool

  package init(_ record: Record) {
    index = Int64(record.index)
    event = record.event.hash
    label = record.data.text("instruction") ?? ""
    region = record.event.subject
    desk = record.event.author.desk
    to = record.data.texts("to")
    priority = record.data.text("priority") ?? ""
    issuedAt = record.event.time.instant
    dueAt = Instant(seconds: record.data.instant("dueAt") ?? 0)
    evidenceRequired = record.data["evidenceRequired"]?.boolean ?? false
    isConfirmed = record.isConfirmed
  }

  package init?(_ json: JSONValue) {
    guard let index = json.integer("index"),
      let event = json.text("event").flatMap(Hash.init(hex:)), let label = json.text("label"),
      let region = json.text("region"), let desk = json.text("desk"),
      let priority = json.text("priority"), let issuedAt = json.integer("issuedAt"),
      let dueAt = json.integer("dueAt"),
      let evidenceRequired = json["evidenceRequired"]?.boolean,
      let isConfirmed = json["confirmed"]?.boolean
    else { return nil }
    self.index = index
    self.event = event
    self.label = label
    self.region = region
    self.desk = desk
    to = json.texts("to")
    self.priority = priority
    self.issuedAt = Instant(seconds: issuedAt)
    self.dueAt = Instant(seconds: dueAt)
    self.evidenceRequired = evidenceRequired
    self.isConfirmed = isConfirmed
  }

  package var members: [(name: String, value: JSON)] {
    [
      ("index", .integer(index)), ("event", .string("\(event)")), ("label", .string(label)),
      ("region", .string(region)), ("desk", .string(desk)), ("to", .texts(to)),
      ("priority", .string(priority)), ("issuedAt", .integer(issuedAt.seconds)),
      ("dueAt", .integer(dueAt.seconds)), ("evidenceRequired", .boolean(evidenceRequired)),
      ("confirmed", .boolean(isConfirmed)),
    ]
  }
}

/// What became of an instruction at one of the desks that it is addressed to.
package struct InstructionStep: DatedStep {
  package enum Kind: String, Sendable {
    case acknowledged, completed
    /// Another desk looked at the work and took it for done.
    case accepted
    /// Another desk looked at the work and sent it back.
    case returned
  }

  package let index: Int64
  package let event: Hash
  package let kind: Kind
  package let at: Instant
  /// The desk that says so.
  package let author: String
  /// The desk whose task it is.
  package let doer: String
  /// How many attachments came with it.
  package let attachments: Int64

  package init(_ record: Record, _ kind: Kind) {
    let data = record.data
    self.kind = kind
    index = Int64(record.index)
    event = record.event.hash
    at = record.event.time.instant
    author = record.event.author.desk
    doer = data.text("desk") ?? author
    attachments = Int64(data["attachments"]?.count ?? 0)
  }

  package init?(_ json: JSONValue) {
    guard let index = json.integer("index"),
      let event = json.text("event").flatMap(Hash.init(hex:)),
      let kind = json.text("step").flatMap(Kind.init), let at = json.integer("at"),
      let author = json.text("author"), let doer = json.text("doer"),
      let attachments = json.integer("attachments")
    else { return nil }
    self.index = index
    self.event = event
    self.kind = kind
    self.at = Instant(seconds: at)
    self.author = author
    self.doer = doer
    self.attachments = attachments
  }

  package var members: [(name: String, value: JSON)] {
    [
      ("index", .integer(index)), ("event", .string("\(event)")), ("step", .string(kind.rawValue)),
      ("at", .integer(at.seconds)), ("author", .string(author)), ("doer", .string(doer)),
      ("attachments", .integer(attachments)),
    ]
  }
}

/// What one desk owes for an instruction.
package struct InstructionTask: Sendable {
  package let issue: InstructionIssued
  /// The desk addressed.
  package let desk: String
  /// What was said of its work, in the order in which it happened.
  package let steps: [InstructionStep]

  /// How far the desk has come, the least first.
  package enum State: String, Comparable, Sendable {
    /// Nothing was heard of it.
    case issued
    /// It knows of it; also when its work was sent back.
    case acknowledged
    case completed, verified

    package static func < (left: State, right: State) -> Bool { left.rank < right.rank }

    private var rank: Int {
      switch self {
      case .issued: 0
      case .acknowledged: 1
      case .completed: 2
      case .verified: 3
      }
    }
  }

  package var state: State {
    steps.reduce(.issued) { state, step in
      switch step.kind {
      case .acknowledged: max(state, .acknowledged)
      case .completed: max(state, .completed)
      case .accepted: state >= .completed ? .verified : state
      case .returned: .acknowledged
      }
    }
  }

  /// Whether the desk still has to do it; whether the work was good is for others to say.
  package var isOwed: Bool { state < .completed }

  /// Since when it owes it: since the issue, or since its work was last sent back.
  package var owedSince: Instant {
    steps.last { $0.kind == .returned }?.at ?? issue.issuedAt
  }

  /// Whether it is owed and its time is over.
  package func isOverdue(at instant: Instant) -> Bool { isOwed && instant > issue.dueAt }

  /// Whether it was called done without the evidence asked for.
  package var lacksEvidence: Bool {
    guard issue.evidenceRequired, let done = steps.last(where: { $0.kind == .completed }) else {
      return false
    }
    return done.attachments == 0
  }
}
