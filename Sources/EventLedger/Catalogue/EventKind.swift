package import CanonicalJSON

/// What the events of one type mean to a domain: the payload that their data is read into, and what
/// there is to say against one.
///
/// `Payload` is one type for every version of the rules, read once, on every core, before the folds
/// in order begin. `Reference` are the projections that an objection may ask; it is told nothing
/// else of what the log has.
package struct Kind<Payload: Sendable, Reference: Slice>: DomainKind {
  package typealias Objection =
    @Sendable (JudgedEvent<Payload>, inout Reference) throws(RowError) -> StandingReason?

  package let name: String
  package let since: Int
  package let label: String?
  private let read: @Sendable (Record) -> Payload
  private let objection: Objection

  /// * `name`: the short name of the type.
  /// * `since`: the first version of the rules that has the type.
  /// * `label`: the member of the data, if there is one, with the label that the event stands under.
  /// * `read`: reads data that fits the type's schema in any version of the rules.
  /// * `objection`: why an event may not count; nil when it stands.
  package init(
    _ name: String, since: Int = 1, label: String? = nil,
    read: @escaping @Sendable (Record) -> Payload,
    objection: @escaping Objection = { _, _ in nil }
  ) {
    self.name = name
    self.since = since
    self.label = label
    self.read = read
    self.objection = objection
  }

  package func payload(of record: Record) -> any PayloadBox { PayloadOf(read(record)) }

  package func objection(
    to event: DecodedEvent, rules: Int, asking reference: inout Reference
  ) throws(RowError) -> StandingReason? {
    let judged = JudgedEvent<Payload>(record: event.record, rules: rules, box: event.payload())
    return try objection(judged, &reference)
  }
}

/// A kind whose payload's type is not asked for.
package protocol DomainKind<Reference>: Sendable {
  associatedtype Reference: Slice

  /// The short name of the type.
  var name: String { get }
  /// The first version of the rules that has the type.
  var since: Int { get }
  /// The member of the data with the label that the event stands under, which no correction changes:
  /// it would take another's place.
  var label: String? { get }

  /// Reads what a record's data says.
  func payload(of record: Record) -> any PayloadBox

  /// Why an event of the kind may not count under a version of the rules; nil when it stands.
  func objection(
    to event: DecodedEvent, rules: Int, asking reference: inout Reference
  ) throws(RowError) -> StandingReason?
}

/// A kind as one domain has it: with the number by which its folds are found.
///
/// A class only so that handing it on costs one reference count; nothing of it changes.
package final class EventKind: Sendable {
  package let name: String
  package let since: Int
  let label: String?
  /// The kind's place in its domain.
  let number: Int
  private let kind: any DomainKind

  init(_ kind: any DomainKind, number: Int) {
    name = kind.name
    since = kind.since
    label = kind.label
    self.number = number
    self.kind = kind
  }

  /// Reads a record's data, which fits the type's schema.
  package func decode(_ record: Record) -> DecodedEvent {
    DecodedEvent(record: record, kind: self, box: kind.payload(of: record))
  }
}

/// An event whose data was read as its kind has it.
package struct DecodedEvent: Sendable {
  package let record: Record
  package let kind: EventKind
  private let box: any PayloadBox

  fileprivate init(record: Record, kind: EventKind, box: any PayloadBox) {
    self.record = record
    self.kind = kind
    self.box = box
  }

  /// The payload, which is of the type that the event's kind reads.
  func payload<Payload>() -> PayloadOf<Payload> {
    guard let payload = box as? PayloadOf<Payload> else {
      preconditionFailure("\(kind.name) was read as another kind's payload")
    }
    return payload
  }
}

/// A payload of any type; a class, so that handing it on costs one reference count and finding its
/// type is one comparison.
package protocol PayloadBox: AnyObject, Sendable {}

/// A payload that was read.
final class PayloadOf<Payload: Sendable>: PayloadBox {
  let value: Payload

  init(_ value: Payload) { self.value = value }
}

/// An event to be judged by its domain.
package struct JudgedEvent<Payload: Sendable>: Sendable {
  package let record: Record
  /// The version of the rules in force.
  package let rules: Int
  private let box: PayloadOf<Payload>

  fileprivate init(record: Record, rules: Int, box: PayloadOf<Payload>) {
    self.record = record
    self.rules = rules
    self.box = box
  }

  package var payload: Payload { box.value }
  package var data: JSONValue { record.data }
  /// The code of the region that the event is about.
  package var subject: String { record.event.subject }
}
