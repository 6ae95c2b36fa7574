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
