package import CanonicalJSON
package import EventLedger
package import TransparencyLog

/// An alleged violation under its label, with what has been said of it and done about it.
package struct ViolationRow: CaseRow {
  package static let makersMember = "notices"
  package var makers = Series<ViolationNoticed>()
  package var steps = Series<ViolationStep>()

  package init() {}

  /// The notice that holds the label.
  package var notice: ViolationNoticed? { maker }

  /// How far the handling has come, by what was done up to an instant.
  package func course(until instant: Instant = .endOfTime) -> ViolationCourse {
    ViolationCourse(notice: notice, steps: steps.chronology(until: instant))
  }

  package var open: OpenCounts {
    var counts = OpenCounts()
    counts.violations = course().isOpen ? 1 : 0
    return counts
  }

  package var members: [(name: String, value: JSON)] {
    let course = course()
    var members: [(name: String, value: JSON)] = [
      (Self.makersMember, makers.json), ("steps", steps.json),
      ("duplicateLabel", .boolean(makers.hasDuplicateLabel)),
      ("state", .string(course.state.rawValue)),
      ("outOfOrder", .texts(course.outOfOrder.map(\.kind.rawValue))),
    ]
    if let notice {
      members.append(("region", .string(notice.region)))
      members.append(("desk", .string(notice.desk)))
      members.append(("knownAt", .string("\(Timestamp(utc: notice.knownAt))")))
    }
    let texts = [
      ("kind", course.kind), ("kindWas", course.kindWas), ("class", course.classes),
      ("classWas", course.classesWere),
      ("filedAt", course.first(.filed).map { "\(Timestamp(utc: $0.at))" }),
      ("registeredAt", course.first(.registered).map { "\(Timestamp(utc: $0.at))" }),
      ("outcome", course.outcome),
    ]
    for (name, text) in texts {
      if let text { members.append((name, .string(text))) }
    }
    return members
  }

  package static let definition = ProjectionDefinition(
    name: "violations", version: 1,
    columns: [
      "state", "region", "desk", "kind", "kindWas", "class", "classWas", "knownAt", "filedAt",
      "registeredAt", "outcome", "outOfOrder", "duplicateLabel",
    ])
}

/// One notice of an alleged violation.
package struct ViolationNoticed: LabelMaker {
  package let index: Int64
  package let event: Hash
  /// The label that its desk gave it.
  package let label: String
  package let region: String
  package let desk: String
  package let kind: String
  /// The kind as it was signed, where a correction changed it.
  package let kindWas: String?
  package let violationClass: String
  package let subjectKind: String
  package let occurredAt: Instant
  package let knownAt: Instant
  package let isConfirmed: Bool

  package init(_ record: Record) {
    index = Int64(record.index)
    event = record.event.hash
    label = record.data.text("violation") ?? ""
    region = record.event.subject
    desk = record.event.author.desk
    kind = record.data.text("kind") ?? ""
    kindWas = record.was("kind")
    violationClass = record.data.text("class") ?? ""
    subjectKind = record.data.text("subjectKind") ?? ""
    occurredAt = record.event.time.instant
    knownAt = Instant(seconds: record.data.instant("knownAt") ?? 0)
    isConfirmed = record.isConfirmed
  }

  package init?(_ json: JSONValue) {
    guard let index = json.integer("index"),
      let event = json.text("event").flatMap(Hash.init(hex:)), let label = json.text("label"),
      let region = json.text("region"), let desk = json.text("desk"),
      let kind = json.text("kind"), let violationClass = json.text("class"),
      let subjectKind = json.text("subjectKind"), let occurredAt = json.integer("occurredAt"),
      let knownAt = json.integer("knownAt"), let isConfirmed = json["confirmed"]?.boolean
    else { return nil }
    self.index = index
    self.event = event
    self.label = label
    self.region = region
    self.desk = desk
    self.kind = kind
    kindWas = json.text("kindWas")
    self.violationClass = violationClass
    self.subjectKind = subjectKind
    self.occurredAt = Instant(seconds: occurredAt)
    self.knownAt = Instant(seconds: knownAt)
    self.isConfirmed = isConfirmed
  }

  package var members: [(name: String, value: JSON)] {
    var members: [(name: String, value: JSON)] = [
      ("index", .integer(index)), ("event", .string("\(event)")), ("label", .string(label)),
      ("region", .string(region)), ("desk", .string(desk)), ("kind", .string(kind)),
      ("class", .string(violationClass)), ("subjectKind", .string(subjectKind)),
      ("occurredAt", .integer(occurredAt.seconds)), ("knownAt", .integer(knownAt.seconds)),
      ("confirmed", .boolean(isConfirmed)),
    ]
    if let kindWas { members.append(("kindWas", .string(kindWas))) }
    return members
  }
}

/// One step in the handling of an alleged violation, as the register needs it.
package struct ViolationStep: DatedStep {
  /// What was done.
  package enum Kind: String, CaseIterable, Sendable {
    case forwarded, filed
    case preliminaryAssessed = "preliminary_assessed"
    case registered
    case timeExtended = "time_extended"
    case assessed, recommended, reclassified, closed
  }

  package let index: Int64
  package let event: Hash
  package let desk: String
  package let kind: Kind
  package let at: Instant
  /// What came of it, in a value of the step's own enumeration: the outcome of a preliminary
  /// assessment or of the case, the assessment, the addressee.
  package let outcome: String?
  /// The number of the receipt, the register or the letter.
  package let number: String?
  /// The alleged kind, from a reclassification on.
  package let violationKind: String?
  /// The classes that the step names; empty when it names none.
  package let classes: [String]

  package init(_ record: Record, _ kind: Kind) {
    let data = record.data
    index = Int64(record.index)
    event = record.event.hash
    desk = record.event.author.desk
    self.kind = kind
    at = record.event.time.instant
    outcome =
      data.text("outcome") ?? data.text("assessment") ?? data.text("addressee")
      ?? data.text("origin") ?? data.text("toLevel")
    number =
      data.text("receiptNumber") ?? data.text("registerNumber") ?? data.text("letterNumber")
    violationKind = data.text("kind")
    classes = data.texts("classes")
  }

  package init?(_ json: JSONValue) {
    guard let index = json.integer("index"),
      let event = json.text("event").flatMap(Hash.init(hex:)), let desk = json.text("desk"),
      let kind = json.text("step").flatMap(Kind.init), let at = json.integer("at")
    else { return nil }
    self.index = index
    self.event = event
    self.desk = desk
    self.kind = kind
    self.at = Instant(seconds: at)
    outcome = json.text("outcome")
    number = json.text("number")
    violationKind = json.text("kind")
    classes = json.texts("classes")
  }

  package var members: [(name: String, value: JSON)] {
    var members: [(name: String, value: JSON)] = [
      ("index", .integer(index)), ("event", .string("\(event)")), ("desk", .string(desk)),
      ("step", .string(kind.rawValue)), ("at", .integer(at.seconds)),
    ]
    if let outcome { members.append(("outcome", .string(outcome))) }
    if let number { members.append(("number", .string(number))) }
    if let violationKind { members.append(("kind", .string(violationKind))) }
    if !classes.isEmpty { members.append(("classes", .texts(classes))) }
    return members
  }
}
