package import CanonicalJSON
package import EventLedger

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
