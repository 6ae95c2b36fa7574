package import CanonicalJSON
package import EventLedger

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
