import CanonicalJSON
package import EventLedger

/// The reference events with which a province's ledger begins, in the order they are signed.
///
/// Parents come before children and codes before what refers to them, so that every draft stands
/// when those before it do. What changes later is a later event; the plan is only the beginning.
package struct OpeningPlan: Sendable {
  /// Regions, code changes, targets, items, stages.
  package let drafts: [EventDraft]

  /// Words the facts as events.
  package init(_ facts: RegionFacts) {
    let plan = Words(facts: facts)
    drafts =
      facts.regions.map(plan.registered)
      + facts.recodes.map(plan.recoded)
      + facts.targets.map(plan.declared)
      + facts.items.map(plan.catalogued)
      + facts.stages.map(plan.scheduled)
  }
}

/// Each fact in the words of its event type.
private struct Words {
  let facts: RegionFacts

  func registered(_ region: Region) -> EventDraft {
    let document = facts.document(.regions)
    let data = JSON.object(present: [
      ("name", .string(region.name)),
      ("level", .string(region.level.rawValue)),
      ("decree", document.name.map(JSON.string)),
      ("aliases", region.aliases.isEmpty ? nil : .array(region.aliases.map(JSON.string))),
      ("centroid", region.centroid.map(centroid)),
      ("bpsCode", region.bpsCode.map(JSON.string)),
    ])
    return EventDraft(
      type: "region.registered", subject: region.code.text, time: document.time, data: data)
  }

  func recoded(_ recode: Recode) -> EventDraft {
    let document = facts.document(.recodes)
    let data = JSON.object(present: [
      ("kind", .string(recode.kind.rawValue)),
      ("previousName", .string(recode.oldName)),
      ("newCodes", .array(recode.newCodes.map { .string($0.text) })),
      ("decree", document.name.map(JSON.string)),
    ])
    return EventDraft(
      type: "region.recoded", subject: recode.oldCode.text, time: document.time, data: data)
  }

  func declared(_ target: Target) -> EventDraft {
    let document = facts.document(.targets)
    let data = JSON.object(present: [
      ("voters", .integer(target.voters)),
      ("pollingStations", .integer(target.pollingStations)),
      ("specialPollingStations", target.specialPollingStations.map(JSON.integer)),
      ("source", document.name.map(JSON.string)),
    ])
    return EventDraft(
      type: "target.declared", subject: target.region.text, time: document.time, data: data)
  }

  func catalogued(_ item: LogisticsItem) -> EventDraft {
    let document = facts.document(.items)
    let data = JSON.object(present: [
      ("item", .string(item.code)),
      ("name", ["id": .string(item.nameID), "en": .string(item.nameEN)]),
      ("unit", .string(item.unit)),
      ("rule", item.rule.map(rule)),
      ("regulation", document.name.map(JSON.string)),
    ])
    return EventDraft(
      type: "item.catalogued", subject: facts.province.text, time: document.time, data: data)
  }

  func scheduled(_ stage: Stage) -> EventDraft {
    let document = facts.document(.stages)
    let data = JSON.object(present: [
      ("stage", .string(stage.name)),
      ("startsAt", .string(stage.startsAt)),
      ("endsAt", .string(stage.endsAt)),
      ("regulation", document.name.map(JSON.string)),
    ])
    return EventDraft(
      type: "stage.scheduled", subject: facts.province.text, time: document.time, data: data)
  }

  private func centroid(_ centroid: Region.Centroid) -> JSON {
    ["latitude": .string(centroid.latitude), "longitude": .string(centroid.longitude)]
  }

  private func rule(_ rule: LogisticsItem.Rule) -> JSON {
    .object(present: [
      ("perVoter", rule.perVoter.map(JSON.string)),
      ("perStation", rule.perStation.map(JSON.string)),
      ("reservePercent", rule.reservePercent.map(JSON.string)),
      ("rounding", rule.rounding.map(JSON.string)),
      ("fixedPerRegion", rule.fixedPerRegion.map(JSON.integer)),
    ])
  }
}

extension JSON {
  /// An object of the members that have a value: events hold no `null`.
  fileprivate static func object(present members: [(name: String, value: JSON?)]) -> JSON {
    .object(
      members.compactMap { member in
        member.value.map { Member(name: member.name, value: $0) }
      })
  }
}
