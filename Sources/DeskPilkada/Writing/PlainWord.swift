/// A plain word for a type of event that desks write every day.
///
/// Only a shorter name: what the type holds stands in its schema and nowhere else.
package enum PlainWord: String, CaseIterable, Sendable {
  case report, violation, dispatch, receipt, incident, instruction

  /// The short name of the type that is meant.
  package var type: String {
    switch self {
    case .report: PilkadaType.reportSubmitted
    case .violation: PilkadaType.violationNoticed
    case .dispatch: PilkadaType.shipmentDispatched
    case .receipt: PilkadaType.shipmentReceived
    case .incident: PilkadaType.incidentReported
    case .instruction: PilkadaType.instructionIssued
    }
  }

  /// The label that the author's desk makes for it; nil for one that takes up another's.
  package var label: DeskLabel? {
    switch self {
    case .report: .report
    case .violation: .violation
    case .dispatch: .shipment
    case .receipt, .instruction: nil
    case .incident: .incident
    }
  }

  /// The member whose region is the one the event is about.
  package var place: String? {
    switch self {
    case .dispatch: "from"
    case .receipt: "at"
    default: nil
    }
  }

  /// The member that names the meeting an event is for, where that follows from the day.
  package var meeting: String? { self == .report ? "meeting" : nil }

  /// The places in the data that are filled in when their author does not.
  package var filledIn: Set<[String]> {
    let places = [label.map { [$0.member] }, meeting.map { [$0] }, place.map { [$0, "region"] }]
    return Set(places.compactMap(\.self))
  }

  /// The word for a type, by its short name.
  package init?(type: String) {
    guard let word = Self.allCases.first(where: { $0.type == type }) else { return nil }
    self = word
  }
}
