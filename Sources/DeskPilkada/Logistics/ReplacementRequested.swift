package import CanonicalJSON
package import EventLedger

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
