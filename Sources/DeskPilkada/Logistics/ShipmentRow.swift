package import CanonicalJSON
package import EventLedger
package import TransparencyLog

/// A shipment under its label: what was sent, and what was counted on arrival.
package struct ShipmentRow: ProjectionRow {
  /// The first that stands is the shipment; more are flagged and count nowhere.
  package var dispatches = Series<ShipmentDispatched>()
  package var receipts = Series<ShipmentReceived>()

  package init() {}

  package init?(_ row: JSONValue) {
    guard let dispatches = Series<ShipmentDispatched>(row["dispatches"]),
      let receipts = Series<ShipmentReceived>(row["receipts"])
    else { return nil }
    self.dispatches = dispatches
    self.receipts = receipts
  }

  package var dispatch: ShipmentDispatched? { dispatches.first }

  /// Whether a receipt said that no more is to come.
  package var isClosed: Bool { receipts.items.contains { !$0.isPartial } }

  /// How many of an item were sent, counted and damaged.
  package func totals(of item: String) -> (sent: Int64, counted: Int64, damaged: Int64) {
    var totals: (sent: Int64, counted: Int64, damaged: Int64) = (0, 0, 0)
    totals.sent = dispatch?.lines.first { $0.item == item }?.quantity ?? 0
    for receipt in receipts.items {
      for line in receipt.lines where line.item == item {
        totals.counted += line.counted
        totals.damaged += line.damaged
      }
    }
    return totals
  }

  package var state: String {
    switch (dispatch, isClosed, receipts.isEmpty) {
    case (nil, _, true): "withdrawn"
    case (nil, _, false): "unannounced"
    case (_, true, _): "received"
    case (_, false, true): "in_transit"
    case (_, false, false): "partly_received"
    }
  }

  package var members: [(name: String, value: JSON)] {
    var members: [(name: String, value: JSON)] = [
      ("dispatches", dispatches.json), ("receipts", receipts.json), ("state", .string(state)),
      ("duplicateLabel", .boolean(dispatches.count > 1)),
    ]
    if let dispatch {
      members.append(("from", .string(dispatch.from.region)))
      members.append(("to", .string(dispatch.to.region)))
      members.append(("leg", .string(dispatch.leg)))
      members.append(("expectedAt", .string("\(Timestamp(utc: dispatch.expectedAt))")))
    }
    return members
  }

  package static let definition = ProjectionDefinition(
    name: "shipments", version: 1,
    columns: ["state", "leg", "from", "to", "expectedAt", "duplicateLabel"])
}

/// Goods that left a node.
package struct ShipmentDispatched: Contribution {
  package struct Line: Hashable, Sendable {
    package let item: String
    package let quantity: Int64
  }

  package let index: Int64
  package let event: Hash
  package let leg: String
  package let from: LogisticsNode
  package let to: LogisticsNode
  package let departedAt: Instant
  package let expectedAt: Instant
  package let lines: [Line]

  /// The record's dispatch, between nodes whose codes are in force.
  package init(_ record: Record, from: LogisticsNode, to: LogisticsNode) {
    index = Int64(record.index)
    event = record.event.hash
    leg = record.data.text("leg") ?? ""
    self.from = from
    self.to = to
    departedAt = record.event.time.instant
    expectedAt = Instant(seconds: record.data.instant("expectedAt") ?? 0)
    lines = record.data.list("lines").map {
      Line(item: $0.text("item") ?? "", quantity: $0.integer("quantity") ?? 0)
    }
  }

  package init?(_ json: JSONValue) {
    guard let index = json.integer("index"),
      let event = json.text("event").flatMap(Hash.init(hex:)), let leg = json.text("leg"),
      let from = LogisticsNode(json["from"]), let to = LogisticsNode(json["to"]),
      let departedAt = json.integer("departedAt"), let expectedAt = json.integer("expectedAt")
    else { return nil }
    self.index = index
    self.event = event
    self.leg = leg
    self.from = from
    self.to = to
    self.departedAt = Instant(seconds: departedAt)
    self.expectedAt = Instant(seconds: expectedAt)
    lines = json.list("lines").map {
      Line(item: $0.text("item") ?? "", quantity: $0.integer("quantity") ?? 0)
    }
  }

  package var members: [(name: String, value: JSON)] {
    [
      ("index", .integer(index)), ("event", .string("\(event)")), ("leg", .string(leg)),
      ("from", from.json), ("to", to.json), ("departedAt", .integer(departedAt.seconds)),
      ("expectedAt", .integer(expectedAt.seconds)),
      (
        "lines",
        .array(lines.map { ["item": .string($0.item), "quantity": .integer($0.quantity)] })
      ),
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
  }

  package let index: Int64
  package let event: Hash
  package let at: LogisticsNode
  package let receivedAt: Instant
  package let sealsIntact: Bool
  /// Whether more is to come.
  package let isPartial: Bool
  package let lines: [Line]

  /// The record's receipt, at a node whose code is in force.
  package init(_ record: Record, at node: LogisticsNode) {
    index = Int64(record.index)
    event = record.event.hash
    at = node
    receivedAt = record.event.time.instant
    sealsIntact = record.data["sealsIntact"]?.boolean ?? true
    isPartial = record.data["partial"]?.boolean ?? false
    lines = record.data.list("lines").map(Line.init)
  }

  package init?(_ json: JSONValue) {
    guard let index = json.integer("index"),
      let event = json.text("event").flatMap(Hash.init(hex:)), let at = LogisticsNode(json["at"]),
      let receivedAt = json.integer("receivedAt"), let sealsIntact = json["sealsIntact"]?.boolean,
      let isPartial = json["partial"]?.boolean
    else { return nil }
    self.index = index
    self.event = event
    self.at = at
    self.receivedAt = Instant(seconds: receivedAt)
    self.sealsIntact = sealsIntact
    self.isPartial = isPartial
    lines = json.list("lines").map(Line.init)
  }

  package var members: [(name: String, value: JSON)] {
    [
      ("index", .integer(index)), ("event", .string("\(event)")), ("at", at.json),
      ("receivedAt", .integer(receivedAt.seconds)), ("sealsIntact", .boolean(sealsIntact)),
      ("partial", .boolean(isPartial)), ("lines", .array(lines.map(\.json))),
    ]
  }
}

extension ShipmentReceived {
  /// Whether the receipt says how much of an item there was.
  func counts(_ item: String) -> Bool { lines.contains { $0.item == item } }
}

extension ShipmentReceived.Line {
  fileprivate init(_ json: JSONValue) {
    item = json.text("item") ?? ""
    counted = json.integer("counted") ?? 0
    damaged = json.integer("damaged") ?? 0
  }

  fileprivate var json: JSON {
    ["item": .string(item), "counted": .integer(counted), "damaged": .integer(damaged)]
  }
}
