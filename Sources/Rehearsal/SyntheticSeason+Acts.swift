import CanonicalJSON
import DeskPilkada
import EventLedger

extension SyntheticSeason {
  /// What doing something says; nothing when there is nothing open that it could be done to.
  mutating func moments(for act: SyntheticAct, in window: SyntheticWindow) -> [SyntheticMoment] {
    let moment: SyntheticMoment? =
      switch act {
      case .registerRegion: registeredRegion()
      case .renameRegion: renamedRegion()
      case .recodeRegion: recodedRegion()
      case .declareTarget: declaredTarget()
      case .scheduleStage: scheduledStage()
      case .catalogueItem: cataloguedItem()
      case .planNeed: plannedNeed()
      case .sortStock: sortedStock()
      case .dispatch: dispatch(in: window)
      case .delay: delay(in: window)
      case .receive: receipt()
      case .settle: settlement()
      case .lose: loss()
      case .destroyStock: destroyedStock()
      case .requestReplacement: requestedReplacement(in: window)
      case .fulfilReplacement: fulfilledReplacement()
      case .declareReadiness: declaredReadiness()
      case .cancelMeeting: nil
      case .waive: waiver(in: window)
      case .report: report(regency().code, for: nil, in: window)
      case .returnReport: returnedReport(in: window)
      case .holdOutreach: outreach()
      case .notice: notice(in: window)
      case .followViolation: followedViolation()
      case .reclassify: reclassification()
      case .reportIncident: reportedIncident()
      case .updateIncident: updatedIncident()
      case .closeIncident: closedIncident()
      case .instruct: instruction(in: window)
      case .acknowledge: acknowledgement()
      case .complete: completion()
      case .verify: verification()
      case .correct, .withdraw, .confirm, .dispute: amendment(act)
      case .sayOutOfScope: outOfScope()
      case .sayAhead: ahead(of: window)
      case .sayBeforeAnchor: beforeAnchor()
      case .repeatLabel: repeatedLabel(in: window)
      case .typeAgain: typedAgain()
      case .reportTurnout: turnout(in: window)
      case .disruptVoting: disruption(in: window)
      case .rescheduleVoting: rescheduling()
      }
    return act == .cancelMeeting ? cancelledMeeting(in: window) : moment.map { [$0] } ?? []
  }
}

/// Corrections, withdrawals, confirmations, disputes; which event they are about is found later.
extension SyntheticSeason {
  private mutating func amendment(_ act: SyntheticAct) -> SyntheticMoment {
    let own = regency().code
    let other = random.pick([province, partner(.kpu), partner(.bawaslu), partner(.police)])
    var moment =
      switch act {
      case .correct:
        SyntheticMoment(
          own, LedgerType.recordCorrected, about: own,
          [
            ("reason", .string(random.pick(["typing", "recount", "late_information"]))),
            ("explanation", SyntheticText.text("dibetulkan", "put right")),
          ])
      case .withdraw:
        SyntheticMoment(
          own, LedgerType.recordWithdrawn, about: own, [("reason", "duplicate")])
      case .confirm:
        SyntheticMoment(other, LedgerType.recordConfirmed, about: province, [])
      default:
        SyntheticMoment(
          other, LedgerType.recordDisputed, about: province,
          [
            ("reason", "other_figures"),
            ("explanation", SyntheticText.text("angka lain", "other figures")),
          ])
      }
    moment.amends = act == .correct || act == .withdraw ? .own : .other
    return moment
  }
}

/// What goes wrong on purpose: set aside by the log, or flagged by the folds.
extension SyntheticSeason {
  private mutating func outOfScope() -> SyntheticMoment {
    let own = regency().code
    let other = random.pick(regencies.filter { $0.code != own })
    return astray(
      outreach(by: own, about: village(of: other)))
  }

  private mutating func ahead(of window: SyntheticWindow) -> SyntheticMoment {
    let regency = regency()
    var moment = outreach(by: regency.code, about: village(of: regency))
    moment.time = window.end.advanced(by: 7_200)
    return astray(moment)
  }

  /// Written on a machine whose clock stands in the year before.
  private mutating func beforeAnchor() -> SyntheticMoment {
    let regency = regency()
    var moment = outreach(by: regency.code, about: village(of: regency))
    moment.recorded = Synthesis.seasonStart.advanced(by: -365 * 86_400)
    moment.time = moment.recorded
    return astray(moment)
  }

  private func astray(_ moment: SyntheticMoment) -> SyntheticMoment {
    var moment = moment
    moment.isAstray = true
    return moment
  }

  /// A notice under a label that the desk's next notice has again.
  private mutating func repeatedLabel(in window: SyntheticWindow) -> SyntheticMoment {
    let moment = notice(in: window)
    let stem = "VIO-\(moment.author)-"
    labels[stem, default: 1] -= 1
    return moment
  }

  private mutating func typedAgain() -> SyntheticMoment? {
    said.isEmpty ? nil : random.pick(said)
  }
}
