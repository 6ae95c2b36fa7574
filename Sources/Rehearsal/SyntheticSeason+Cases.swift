import CanonicalJSON
import DeskPilkada
import EventLedger

/// Alleged violations on their way to a decision.
extension SyntheticSeason {
  /// A case that is still open, and how far it is.
  struct Violation {
    let label: String
    let subject: String
    let desk: String
    var course: [String]
  }

  mutating func notice(in window: SyntheticWindow) -> SyntheticMoment {
    let regency = regency()
    let author = author(in: regency, or: [.bawaslu, .police, .kpu])
    let violation = Violation(
      label: label("VIO", of: author), subject: village(of: regency), desk: author,
      course: course())
    violations.append(violation)
    return SyntheticMoment(
      author, PilkadaType.violationNoticed, about: violation.subject,
      [
        ("violation", .string(violation.label)), ("kind", .string(random.pick(Self.kinds))),
        ("class", .string(random.pick(["administrative", "criminal", "undetermined"]))),
        ("subjectKind", .string(random.pick(["candidate_team", "civil_servant", "unknown"]))),
        ("knownAt", SyntheticText.time(window.end)),
        ("summary", SyntheticText.text("dugaan pelanggaran rekaan", "an alleged violation")),
      ])
  }

  private static let kinds = [
    "money_politics", "campaign_material", "asn_neutrality", "disinformation",
  ]

  /// The steps of a case: some are never filed, some take longer, few are recommended on.
  private mutating func course() -> [String] {
    var course = [PilkadaType.violationForwarded]
    guard random.chance(85) else { return course }
    course += [
      PilkadaType.violationFiled, PilkadaType.violationPreliminaryAssessed,
      PilkadaType.violationRegistered,
    ]
    if random.chance(30) { course.append(PilkadaType.violationTimeExtended) }
    course.append(PilkadaType.violationAssessed)
    if random.chance(40) { course.append(PilkadaType.violationRecommended) }
    return course + [PilkadaType.violationClosed]
  }

  mutating func followedViolation() -> SyntheticMoment? {
    guard var violation = random.take(&violations), !violation.course.isEmpty else { return nil }
    let step = violation.course.removeFirst()
    if !violation.course.isEmpty { violations.append(violation) }
    let author = step == PilkadaType.violationForwarded ? violation.desk : partner(.bawaslu)
    let canForward = author != partner(.kpu) && author != partner(.police)
    return SyntheticMoment(
      canForward ? author : partner(.bawaslu), step, about: violation.subject,
      [("violation", .string(violation.label))] + data(of: step, subject: violation.subject))
  }

  private mutating func data(
    of step: String, subject: String
  ) -> [(name: String, value: JSON)] {
    let classes: (name: String, value: JSON) = ("classes", ["administrative"])
    switch step {
    case PilkadaType.violationForwarded:
      return [
        ("toLevel", "bawaslu_regency"), ("toRegion", .string(String(subject.prefix(5)))),
        ("letterNumber", document()),
      ]
    case PilkadaType.violationFiled:
      return [
        ("origin", .string(random.pick(["finding", "report"]))), ("level", "bawaslu_regency"),
        ("form", "A.2"), ("receiptNumber", document()),
      ]
    case PilkadaType.violationPreliminaryAssessed:
      return [("formalMet", true), ("materialMet", true), ("outcome", "register")]
    case PilkadaType.violationRegistered: return [("registerNumber", document()), classes]
    case PilkadaType.violationTimeExtended: return [("letterNumber", document())]
    case PilkadaType.violationAssessed:
      return [("assessment", .string(random.pick(["proven", "not_proven"]))), classes]
    case PilkadaType.violationRecommended:
      return [
        ("addressee", .string(random.pick(["bkn", "kpu"]))), ("letterNumber", document()),
        ("asksFor", SyntheticText.text("sanksi rekaan", "a made-up sanction")),
      ]
    default:
      return [
        ("outcome", .string(random.pick(["administrative_fixed", "stopped_not_proven"]))),
        ("reporterInformed", .boolean(random.chance(90))),
      ]
    }
  }

  mutating func reclassification() -> SyntheticMoment? {
    guard !violations.isEmpty else { return nil }
    let violation = random.pick(violations)
    return SyntheticMoment(
      partner(.bawaslu), PilkadaType.violationReclassified, about: violation.subject,
      [
        ("violation", .string(violation.label)), ("kind", "village_head_neutrality"),
        ("classes", ["other_law"]),
        ("reason", SyntheticText.text("kepala desa", "a village head")),
      ])
  }
}

/// Incidents, and voting that stops or moves.
extension SyntheticSeason {
  mutating func reportedIncident() -> SyntheticMoment {
    let regency = regency()
    let author = author(in: regency, or: [.police, .kpu])
    let label = label("INC", of: author)
    let subject = village(of: regency)
    incidents.append((label, subject, author))
    return SyntheticMoment(
      author, PilkadaType.incidentReported, about: subject,
      [
        ("incident", .string(label)),
        ("kind", .string(random.pick(["flood", "protest", "power", "network", "health"]))),
        ("severity", .string(random.pick(["info", "minor", "minor", "serious"]))),
        ("summary", SyntheticText.text("kejadian rekaan", "a made-up incident")),
        ("logisticsAffected", .boolean(random.chance(20))),
      ])
  }

  mutating func updatedIncident() -> SyntheticMoment? {
    guard !incidents.isEmpty else { return nil }
    let incident = random.pick(incidents)
    return SyntheticMoment(
      incident.desk, PilkadaType.incidentUpdated, about: incident.subject,
      [
        ("incident", .string(incident.label)),
        ("severity", .string(random.pick(["minor", "serious", "critical"]))),
        ("injured", .integer(Int64(random.number(4)))),
        ("note", SyntheticText.text("perkembangan rekaan", "made-up news")),
      ])
  }

  mutating func closedIncident() -> SyntheticMoment? {
    guard let incident = random.take(&incidents) else { return nil }
    return SyntheticMoment(
      incident.desk, PilkadaType.incidentClosed, about: incident.subject,
      [
        ("incident", .string(incident.label)),
        ("note", SyntheticText.text("selesai", "over")),
      ])
  }

  mutating func disruption(in window: SyntheticWindow) -> SyntheticMoment {
    let regency = regency()
    var data: [(name: String, value: JSON)] = [("station", station())]
    if random.chance(60) { data.append(("resumedAt", SyntheticText.time(window.end))) }
    return SyntheticMoment(
      regency.code, PilkadaType.votingDisrupted, about: village(of: regency), data)
  }

  mutating func rescheduling() -> SyntheticMoment {
    let village = village(of: regency())
    return SyntheticMoment(
      partner(.kpu), PilkadaType.votingRescheduled, about: village,
      [
        ("kind", "continued"), ("date", "2024-12-01"), ("basis", document()),
        ("stations", [["region": .string(village), "station": station()]]),
      ])
  }

  private mutating func station() -> JSON { .string("00\(1 + random.number(9))") }
}

/// Instructions of the province to its desks, each followed to its end.
extension SyntheticSeason {
  /// What one desk owes on an instruction.
  struct Task {
    let instruction: String
    let desk: String
    var step = Step.issued

    enum Step { case issued, acknowledged, completed }
  }

  /// The next instruction of the day; nil when its two digits are used up.
  mutating func instruction(in window: SyntheticWindow) -> SyntheticMoment? {
    let label = label(
      "INS-\(SyntheticText.day(window.end))-", countMax: 99,
      { String(SyntheticText.digits($0).suffix(2)) })
    guard let label else { return nil }
    let addressed = Set([regency().code, regency().code]).sorted()
    tasks += addressed.map { Task(instruction: label, desk: $0) }
    return SyntheticMoment(
      province, PilkadaType.instructionIssued, about: province,
      [
        ("instruction", .string(label)), ("to", .array(addressed.map { .string($0) })),
        ("text", SyntheticText.text("perintah rekaan", "a made-up instruction")),
        ("priority", .string(random.pick(["normal", "high", "immediate"]))),
        ("dueAt", later(window, hours: 96)), ("evidenceRequired", .boolean(random.chance(30))),
      ])
  }

  mutating func acknowledgement() -> SyntheticMoment? {
    guard var task = take(.issued) else { return nil }
    task.step = .acknowledged
    tasks.append(task)
    return step(of: task, PilkadaType.instructionAcknowledged, [])
  }

  mutating func completion() -> SyntheticMoment? {
    guard var task = take(.acknowledged) else { return nil }
    task.step = .completed
    tasks.append(task)
    return step(
      of: task, PilkadaType.instructionCompleted,
      [("result", SyntheticText.text("sudah dilaksanakan", "done"))])
  }

  mutating func verification() -> SyntheticMoment? {
    guard let task = take(.completed) else { return nil }
    return SyntheticMoment(
      province, PilkadaType.instructionVerified, about: province,
      [
        ("instruction", .string(task.instruction)), ("desk", .string(task.desk)),
        ("accepted", .boolean(random.chance(85))),
      ])
  }

  private mutating func take(_ step: Task.Step) -> Task? {
    guard let position = tasks.firstIndex(where: { $0.step == step }) else { return nil }
    return tasks.remove(at: position)
  }

  private func step(
    of task: Task, _ type: String, _ data: [(name: String, value: JSON)]
  ) -> SyntheticMoment {
    SyntheticMoment(
      task.desk, type, about: task.desk, [("instruction", .string(task.instruction))] + data)
  }
}
