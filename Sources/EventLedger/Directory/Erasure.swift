import CanonicalJSON
import TransparencyLog

/// What an act `private-data.erased` asks for, held against the event that sealed the values.
struct Erasure {
  /// The event that seals the values, by its hash.
  let event: Hash
  /// The desk of that event's author.
  let desk: String
  /// The basis in law, one of the schema's codes.
  let basis: String
  /// Each place that is to be erased, from the event's root, and what kind of value it seals.
  let places: [(pointer: JSONPointer, kind: SealingClass)]

  /// Reads the data of the act.
  ///
  /// `fetched` has the event that it names and, where that is a correction, the corrected event:
  /// a corrected value is sealed as the field that it corrects.
  init(_ data: JSONValue, fetched: Fetched, catalogue: Catalogue) throws(ErasureFault) {
    guard let hash = Self.target(of: data), let target = fetched.events[hash],
      let type = catalogue.pastType(named: target.event.type)
    else { throw .unknownEvent }
    let corrected = Self.target(of: target.data).flatMap { fetched.events[$0] }
      .flatMap { catalogue.pastType(named: $0.event.type) }
    let sealed = Set(Commitment.all(in: target.event).map(\.pointer))
    event = hash
    desk = target.event.author.desk
    basis = data["basis"]?.string ?? ""
    var places: [(pointer: JSONPointer, kind: SealingClass)] = []
    for element in data["pointers"].map({ Array($0.elements) }) ?? [] {
      guard let text = element.string, let pointer = JSONPointer(text), sealed.contains(pointer),
        let sealing = SealedValues.sealing(
          at: pointer, of: target.event, type: type, corrected: corrected)
      else { throw .notSealed(element.string ?? "") }
      places.append((pointer, sealing.kind))
    }
    self.places = places
  }

  /// The desk without whose yes the act takes no effect; nil when the registrars suffice.
  ///
  /// A narrative can be an accusation against the very people who keep the ledger. What a
  /// registrar wrote needs no other desk: there the registrars are the author's desk.
  var deskToConsent: String? {
    guard places.contains(where: { $0.kind == .narrative }),
      Role(rawValue: desk)?.isDeskless != true
    else { return nil }
    return desk
  }

  /// The desk without whose yes an act of any type takes no effect; nil when the registrars suffice.
  ///
  /// `fetched`: what judging the act needed.
  static func deskToConsent(
    to act: Record, fetched: Fetched, under rules: Catalogue
  ) -> String? {
    guard rules.pastType(named: act.event.type)?.shortName == LedgerType.privateDataErased else {
      return nil
    }
    return (try? Erasure(act.data, fetched: fetched, catalogue: rules))?.deskToConsent
  }

  /// Adds what reading an act's data needs: the event, and what that corrects.
  static func addNeeds(of data: JSONValue, to needs: inout Needs, fetched: Fetched) {
    guard let event = target(of: data) else { return }
    needs.events.insert(event)
    if let corrected = fetched.events[event].flatMap({ target(of: $0.data) }) {
      needs.events.insert(corrected)
    }
  }

  private static func target(of data: JSONValue) -> Hash? {
    data["event"]?.string.flatMap(Hash.init(hex:))
  }
}

/// Why an act erases nothing.
enum ErasureFault: Error, Hashable {
  /// The event that it names is not in the log.
  case unknownEvent
  /// The event seals nothing at a place that it names.
  case notSealed(String)

  var reason: StandingReason {
    switch self {
    case .unknownEvent: StandingReason(StandingReason.unknownEvent)
    case .notSealed(let pointer): StandingReason(StandingReason.notSealed, detail: pointer)
    }
  }
}

extension LedgerHistory {
  /// The desk without whose yes an act of this history takes no effect; nil when the registrars
  /// suffice.
  package func deskToConsent(to act: Record, under catalogue: Catalogue) throws -> String? {
    var fetched = Fetched()
    // Only the event that it names shows whether a corrected one is needed, too.
    for _ in 0..<2 {
      var needs = Needs()
      Erasure.addNeeds(of: act.data, to: &needs, fetched: fetched)
      fetched = try fetch(needs, before: act.index)
    }
    return Erasure.deskToConsent(to: act, fetched: fetched, under: catalogue)
  }
}
