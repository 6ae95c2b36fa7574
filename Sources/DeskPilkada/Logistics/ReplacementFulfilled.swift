package import CanonicalJSON
package import EventLedger

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
