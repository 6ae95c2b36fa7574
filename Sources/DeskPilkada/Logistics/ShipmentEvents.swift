package import CanonicalJSON
package import EventLedger
package import TransparencyLog

/// Goods that left a node.
package struct ShipmentDispatched: Labelled {
  package let index: Int64
  package let event: Hash
  package let leg: String
  package let from: LogisticsNode
  package let to: LogisticsNode
  package let departedAt: Instant
  package let expectedAt: Instant
  package let lines: [GoodsLine]
  package let isConfirmed: Bool

  package init(_ record: Record) {
    index = Int64(record.index)
    event = record.event.hash
    leg = record.data.text("leg") ?? ""
    from = LogisticsNode(of: record, "from")
    to = LogisticsNode(of: record, "to")
    departedAt = record.event.time.instant
    expectedAt = Instant(seconds: record.data.instant("expectedAt") ?? 0)
    lines = GoodsLine.lines(of: record)
    isConfirmed = record.isConfirmed
  }

  package init?(_ json: JSONValue) {
    guard let index = json.integer("index"), let event = json.hash("event"),
      let leg = json.text("leg"), let from = LogisticsNode(json["from"]),
      let to = LogisticsNode(json["to"]), let departedAt = json.integer("departedAt"),
      let expectedAt = json.integer("expectedAt")
    else { return nil }
    self.index = index
    self.event = event
    self.leg = leg
    self.from = from
    self.to = to
    self.departedAt = Instant(seconds: departedAt)
    self.expectedAt = Instant(seconds: expectedAt)
    lines = GoodsLine.lines(json.list("lines"))
    isConfirmed = json.flag("confirmed")
  }

  package var members: [(name: String, value: JSON)] {
    [
      ("index", .integer(index)), ("event", .string("\(event)")), ("leg", .string(leg)),
      ("from", from.json), ("to", to.json), ("departedAt", .integer(departedAt.seconds)),
      ("expectedAt", .integer(expectedAt.seconds)), ("lines", .array(lines.map(\.json))),
      ("confirmed", .boolean(isConfirmed)),
    ]
  }
}

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

/// Word that a shipment will be late, and why.
package struct ShipmentDelayed: Contribution {
  package let index: Int64
  /// The region where it is held up.
  package let region: String
  package let reason: String
  package let knownAt: Instant
  /// When it is expected now; nil while nobody knows.
  package let newExpectedAt: Instant?

  package init(_ record: Record) {
    index = Int64(record.index)
    region = record.event.subject
    reason = record.data.text("reason") ?? ""
    knownAt = record.event.time.instant
    newExpectedAt = record.data.instant("newExpectedAt").map { Instant(seconds: $0) }
  }

  package init?(_ json: JSONValue) {
    guard let index = json.integer("index"), let region = json.text("region"),
      let reason = json.text("reason"), let knownAt = json.integer("knownAt")
    else { return nil }
    self.index = index
    self.region = region
    self.reason = reason
    self.knownAt = Instant(seconds: knownAt)
    newExpectedAt = json.integer("newExpectedAt").map { Instant(seconds: $0) }
  }

  package var members: [(name: String, value: JSON)] {
    var members: [(name: String, value: JSON)] = [
      ("index", .integer(index)), ("region", .string(region)), ("reason", .string(reason)),
      ("knownAt", .integer(knownAt.seconds)),
    ]
    if let newExpectedAt { members.append(("newExpectedAt", .integer(newExpectedAt.seconds))) }
    return members
  }
}

/// Goods of a shipment that were lost on the way and are awaited no more.
package struct ShipmentLost: Contribution {
  package let index: Int64
  package let lines: [GoodsLine]

  package init(_ record: Record) {
    index = Int64(record.index)
    lines = GoodsLine.lines(of: record)
  }

  package init?(_ json: JSONValue) {
    guard let index = json.integer("index") else { return nil }
    self.index = index
    lines = GoodsLine.lines(json.list("lines"))
  }

  package var members: [(name: String, value: JSON)] {
    [("index", .integer(index)), ("lines", .array(lines.map(\.json)))]
  }
}

/// A difference between what was sent and what was counted that has been explained.
package struct DiscrepancySettled: Contribution {
  package let index: Int64
  package let item: String
  /// Whether it was short; otherwise it was over.
  package let isShort: Bool
  package let quantity: Int64
  /// How it was settled, such as `recounted` or `revote_reserve`.
  package let how: String

  package init(_ record: Record) {
    index = Int64(record.index)
    item = record.data.text("item") ?? ""
    isShort = record.data.text("kind") == "short"
    quantity = record.data.integer("quantity") ?? 0
    how = record.data.text("how") ?? ""
  }

  package init?(_ json: JSONValue) {
    guard let index = json.integer("index"), let item = json.text("item"),
      let isShort = json["short"]?.boolean, let quantity = json.integer("quantity"),
      let how = json.text("how")
    else { return nil }
    self.index = index
    self.item = item
    self.isShort = isShort
    self.quantity = quantity
    self.how = how
  }

  package var members: [(name: String, value: JSON)] {
    [
      ("index", .integer(index)), ("item", .string(item)), ("short", .boolean(isShort)),
      ("quantity", .integer(quantity)), ("how", .string(how)),
    ]
  }
}
