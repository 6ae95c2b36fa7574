package import CanonicalJSON
package import EventLedger

/// A replacement under its label: what was asked for, and how much of it was sent.
package struct ReplacementRow: BlankRow {
  /// The first that stands is the request; more count once they are confirmed.
  package var requests = Series<ReplacementRequested>()
  package var fulfilments = Series<ReplacementFulfilled>()

  package init() {}

  package init?(_ row: JSONValue) {
    guard let requests = Series<ReplacementRequested>(row["requests"]),
      let fulfilments = Series<ReplacementFulfilled>(row["fulfilments"])
    else { return nil }
    self.requests = requests
    self.fulfilments = fulfilments
  }

  package var request: ReplacementRequested? { requests.first }
  /// How much was asked for, in the item's unit.
  package var requested: Int64 { requests.counting.reduce(0) { $0 + $1.quantity } }
  /// How much was sent.
  package var fulfilled: Int64 { fulfilments.items.reduce(0) { $0 + $1.quantity } }
  /// How much is still to be sent.
  package var open: Int64 { max(0, requested - fulfilled) }

  /// Whether something is still to be sent though it was needed by now.
  package func isOverdue(at instant: Instant) -> Bool {
    guard let request else { return false }
    return open > 0 && instant > request.neededBy
  }

  package var state: String {
    switch (requests.isEmpty, fulfilments.isEmpty) {
    case (true, true): "withdrawn"
    case (true, false): "unrequested"
    case (false, _): open > 0 ? "open" : "fulfilled"
    }
  }

  package var members: [(name: String, value: JSON)] {
    var members: [(name: String, value: JSON)] = [
      ("requests", requests.json), ("fulfilments", fulfilments.json), ("state", .string(state)),
      ("requested", .integer(requested)), ("fulfilled", .integer(fulfilled)),
      ("duplicateLabel", .boolean(requests.hasDuplicateLabel)),
    ]
    if let request {
      members.append(("region", .string(request.node.region)))
      members.append(("item", .string(request.item)))
      members.append(("cause", .string(request.cause)))
      members.append(("neededBy", .string("\(Timestamp(utc: request.neededBy))")))
    }
    return members
  }

  package static let definition = ProjectionDefinition(
    name: "replacements", version: 1,
    columns: [
      "state", "region", "item", "cause", "requested", "fulfilled", "neededBy", "duplicateLabel",
    ])
}

/// A request to replace what is short or damaged.
package struct ReplacementRequested: Labelled {
  package let index: Int64
  package let node: LogisticsNode
  package let item: String
  package let quantity: Int64
  package let cause: String
  package let neededBy: Instant
  package let isConfirmed: Bool

  package init(_ record: Record) {
    index = Int64(record.index)
    node = LogisticsNode(of: record, "node")
    item = record.data.text("item") ?? ""
    quantity = record.data.integer("quantity") ?? 0
    cause = record.data.text("cause") ?? ""
    neededBy = Instant(seconds: record.data.instant("neededBy") ?? 0)
    isConfirmed = record.isConfirmed
  }

  package init?(_ json: JSONValue) {
    guard let index = json.integer("index"), let node = LogisticsNode(json["node"]),
      let item = json.text("item"), let quantity = json.integer("quantity"),
      let cause = json.text("cause"), let neededBy = json.integer("neededBy")
    else { return nil }
    self.index = index
    self.node = node
    self.item = item
    self.quantity = quantity
    self.cause = cause
    self.neededBy = Instant(seconds: neededBy)
    isConfirmed = json.flag("confirmed")
  }

  package var members: [(name: String, value: JSON)] {
    [
      ("index", .integer(index)), ("node", node.json), ("item", .string(item)),
      ("quantity", .integer(quantity)), ("cause", .string(cause)),
      ("neededBy", .integer(neededBy.seconds)), ("confirmed", .boolean(isConfirmed)),
    ]
  }
}

/// A replacement, or a part of one, that was sent.
package struct ReplacementFulfilled: Contribution {
  package let index: Int64
  package let quantity: Int64
  /// The label of the shipment that brings it.
  package let shipment: String

  package init(_ record: Record) {
    index = Int64(record.index)
    quantity = record.data.integer("quantity") ?? 0
    shipment = record.data.text("shipment") ?? ""
  }

  package init?(_ json: JSONValue) {
    guard let index = json.integer("index"), let quantity = json.integer("quantity"),
      let shipment = json.text("shipment")
    else { return nil }
    self.index = index
    self.quantity = quantity
    self.shipment = shipment
  }

  package var members: [(name: String, value: JSON)] {
    [
      ("index", .integer(index)), ("quantity", .integer(quantity)),
      ("shipment", .string(shipment)),
    ]
  }
}
