import CanonicalJSON
import EventLedger

extension PilkadaType {
  package static let violationNoticed = "violation.noticed"
  package static let violationForwarded = "violation.forwarded"
  package static let violationFiled = "violation.filed"
  package static let violationPreliminaryAssessed = "violation.preliminary-assessed"
  package static let violationRegistered = "violation.registered"
  package static let violationTimeExtended = "violation.time-extended"
  package static let violationAssessed = "violation.assessed"
  package static let violationRecommended = "violation.recommended"
  package static let violationReclassified = "violation.reclassified"
  package static let violationClosed = "violation.closed"
  package static let incidentReported = "incident.reported"
  package static let incidentUpdated = "incident.updated"
  package static let incidentClosed = "incident.closed"
  package static let instructionIssued = "instruction.issued"
  package static let instructionAcknowledged = "instruction.acknowledged"
  package static let instructionCompleted = "instruction.completed"
  package static let instructionVerified = "instruction.verified"
  package static let votingDisrupted = "voting.disrupted"
}

/// The kinds of events about what is followed from its first word to its end.
enum CaseKinds {
  static let all: [any DomainKind<Register>] =
    [noticed, incident, instruction, disrupted] + violationSteps + incidentSteps + instructionSteps

  static let noticed = PilkadaKind(about: PilkadaType.violationNoticed) { record in
    Keyed(record.data.text("violation"), ViolationNoticed(record))
  } objection: { event, _ in
    if let known = event.data.instant("knownAt"), event.record.event.time.instant.seconds > known {
      return StandingReason(PilkadaObjection.timesOutOfOrder, detail: "time, knownAt")
    }
    return event.objection(toLabel: .violation)
  }

  static let violationSteps: [PilkadaKind<Keyed<ViolationStep>>] = [
    step(PilkadaType.violationForwarded, .forwarded) { (event, register) throws(RowError) in
      try register.objection(toRegion: event.data.text("toRegion") ?? "")
    },
    step(PilkadaType.violationFiled, .filed),
    step(PilkadaType.violationPreliminaryAssessed, .preliminaryAssessed),
    step(PilkadaType.violationRegistered, .registered),
    step(PilkadaType.violationTimeExtended, .timeExtended),
    step(PilkadaType.violationAssessed, .assessed),
    step(PilkadaType.violationRecommended, .recommended),
    step(PilkadaType.violationReclassified, .reclassified),
    step(PilkadaType.violationClosed, .closed),
  ]

  private static func step(
    _ name: String, _ kind: ViolationStep.Kind,
    objection: @escaping PilkadaKind<Keyed<ViolationStep>>.Objection = { _, _ in nil }
  ) -> PilkadaKind<Keyed<ViolationStep>> {
    PilkadaKind(about: name) { record in
      Keyed(record.data.text("violation"), ViolationStep(record, kind))
    } objection: { (event, register) throws(RowError) in
      try objection(event, &register)
    }
  }

  static let incident = PilkadaKind(about: PilkadaType.incidentReported) { record in
    Keyed(record.data.text("incident"), IncidentReported(record))
  } objection: { event, _ in
    event.objection(toLabel: .incident)
  }

  static let incidentSteps = [
    PilkadaKind(about: PilkadaType.incidentUpdated) { record in
      Keyed(record.data.text("incident"), IncidentStep(record, isEnd: false))
    },
    PilkadaKind(about: PilkadaType.incidentClosed) { record in
      Keyed(record.data.text("incident"), IncidentStep(record, isEnd: true))
    },
  ]

  static let instruction = PilkadaKind(about: PilkadaType.instructionIssued) { record in
    Keyed(record.data.text("instruction"), InstructionIssued(record))
  } objection: { (event, register) throws(RowError) in
    if let due = event.data.instant("dueAt"), due <= event.record.event.time.instant.seconds {
      return StandingReason(PilkadaObjection.timesOutOfOrder, detail: "time, dueAt")
    }
    for desk in event.payload.item.to {
      if let reason = try register.objection(toRegion: Region.code(ofDesk: desk)) { return reason }
    }
    return nil
  }

  static let instructionSteps = [
    PilkadaKind(about: PilkadaType.instructionAcknowledged) { record in
      Keyed(record.data.text("instruction"), InstructionStep(record, .acknowledged))
    },
    PilkadaKind(about: PilkadaType.instructionCompleted) { record in
      Keyed(record.data.text("instruction"), InstructionStep(record, .completed))
    },
    // A task is looked at by another desk than the one that did it.
    PilkadaKind(about: PilkadaType.instructionVerified) { record in
      let isAccepted = record.data.flag("accepted")
      return Keyed(
        record.data.text("instruction"),
        InstructionStep(record, isAccepted ? .accepted : .returned))
    } objection: { event, _ in
      let doer = event.data.text("desk") ?? ""
      guard doer == event.record.event.author.desk else { return nil }
      return StandingReason(PilkadaObjection.verifiedByDoer, detail: doer)
    },
  ]

  static let disrupted = PilkadaKind(about: PilkadaType.votingDisrupted) { record in
    let station = record.data.text("station") ?? ""
    return Keyed(
      VotingDisruptionRow.key(station: station, in: record.event.subject), VotingDisrupted(record))
  } objection: { event, _ in
    guard RegionCode(event.subject)?.partCount == RegionLevel.village.partCount else {
      return StandingReason(PilkadaObjection.noStationThere, detail: event.subject)
    }
    let stopped = event.record.event.time.instant.seconds
    if let resumed = event.data.instant("resumedAt"), resumed < stopped {
      return StandingReason(PilkadaObjection.timesOutOfOrder, detail: "time, resumedAt")
    }
    return nil
  }
}
