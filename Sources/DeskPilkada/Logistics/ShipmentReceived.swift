package import CanonicalJSON
package import EventLedger
package import TransparencyLog

/// A count on arrival.
package struct ShipmentReceived: Contribution {
  package struct Line: Hashable, Sendable {
    package let item: String
    /// All that arrived, the damaged included.
    package let counted: Int64
    package let damaged: Int64
    /// The count as it was signed, where a correction changed it.
    package let countedWas: Int64?
  }

  package let index: Int64
  package let event: Hash
  /// The desk that counted.
  package let desk: String
  package let at: LogisticsNode
  package let receivedAt: Instant
  package let sealsIntact: Bool
  /// Whether more is to come.
  package let isPartial: Bool
  package let lines: [Line]
  package let isConfirmed: Bool

  package init(_ record: Record) {
    index = Int64(record.index)
    event = record.event.hash
    desk = record.event.author.desk
    at = LogisticsNode(of: record, "at")
    receivedAt = record.event.time.instant
    sealsIntact = record.data["sealsIntact"]?.boolean ?? true
    isPartial = record.data.flag("partial")
    let signed = record.dataWas?.list("lines") ?? []
    lines = record.data.list("lines").map { Line($0, signed: signed) }
    isConfirmed = record.isConfirmed
  }

  package init?(_ json: JSONValue) {
    guard let index = json.integer("index"), let event = json.hash("event"),
      let desk = json.text("desk"), let at = LogisticsNode(json["at"]),
      let receivedAt = json.integer("receivedAt"), let sealsIntact = json["sealsIntact"]?.boolean,
      let isPartial = json["partial"]?.boolean
    else { return nil }
    self.index = index
    self.event = event
    self.desk = desk
    self.at = at
    self.receivedAt = Instant(seconds: receivedAt)
    self.sealsIntact = sealsIntact
    self.isPartial = isPartial
    lines = json.list("lines").map { Line($0) }
    isConfirmed = json.flag("confirmed")
  }

  /// Whether another receipt of the shipment says the same of the same place, by the same desk:
  /// most likely one count that was typed twice.
  func repeats(_ other: ShipmentReceived) -> Bool {
    desk == other.desk && at == other.at && lines.count == other.lines.count
      && zip(lines, other.lines).allSatisfy { $0.saysTheSame(as: $1) }
  }

  /// Whether the receipt says how much of an item there was.
  func counts(_ item: String) -> Bool { lines.contains { $0.item == item } }

  package var members: [(name: String, value: JSON)] {
    [
      ("index", .integer(index)), ("event", .string("\(event)")), ("desk", .string(desk)),
      ("at", at.json), ("receivedAt", .integer(receivedAt.seconds)),
      ("sealsIntact", .boolean(sealsIntact)), ("partial", .boolean(isPartial)),
      ("lines", .array(lines.map(\.json))), ("confirmed", .boolean(isConfirmed)),
    ]
  }
}

extension ShipmentReceived.Line {
  /// A line of the data, beside the lines as they were signed where those differ.
  fileprivate init(_ json: JSONValue, signed: [JSONValue]) {
    let item = json.text("item") ?? ""
    let counted = json.integer("counted") ?? 0
    let was = signed.first { $0.text("item") == item }?.integer("counted")
    self.item = item
    self.counted = counted
    damaged = json.integer("damaged") ?? 0
    countedWas = was == counted ? nil : was
  }

  /// A line as `json` wrote it.
  fileprivate init(_ json: JSONValue) {
    item = json.text("item") ?? ""
    counted = json.integer("counted") ?? 0
    damaged = json.integer("damaged") ?? 0
    countedWas = json.integer("was")
  }

  fileprivate func saysTheSame(as other: Self) -> Bool {
    item == other.item && counted == other.counted && damaged == other.damaged
  }

  fileprivate var json: JSON {
    var members: [(name: String, value: JSON)] = [
      ("item", .string(item)), ("counted", .integer(counted)), ("damaged", .integer(damaged)),
    ]
    if let countedWas { members.append(("was", .integer(countedWas))) }
    return JSON(members: members)
  }
}
