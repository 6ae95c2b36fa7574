package import CanonicalJSON
package import EventLedger
package import TransparencyLog

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
