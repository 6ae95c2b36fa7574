import CanonicalJSON
import EventLedger

/// So many of one item, in the item's unit.
package struct GoodsLine: Hashable, Sendable {
  package let item: String
  package let quantity: Int64
  /// The quantity as it was signed, where a correction changed it.
  package let quantityWas: Int64?

  package init(item: String, quantity: Int64, was: Int64? = nil) {
    self.item = item
    self.quantity = quantity
    quantityWas = was == quantity ? nil : was
  }

  /// The lines of a record's data.
  static func lines(of record: Record) -> [GoodsLine] {
    let signed = record.dataWas?.list("lines") ?? []
    return record.data.list("lines").map { line in
      let item = line.text("item") ?? ""
      let was = signed.first { $0.text("item") == item }?.integer("quantity")
      return GoodsLine(item: item, quantity: line.integer("quantity") ?? 0, was: was)
    }
  }

  /// The lines that `json` wrote.
  static func lines(_ json: [JSONValue]) -> [GoodsLine] {
    json.map { line in
      GoodsLine(
        item: line.text("item") ?? "", quantity: line.integer("quantity") ?? 0,
        was: line.integer("was"))
    }
  }

  var json: JSON {
    var members: [(name: String, value: JSON)] = [
      ("item", .string(item)), ("quantity", .integer(quantity)),
    ]
    if let quantityWas { members.append(("was", .integer(quantityWas))) }
    return JSON(members: members)
  }
}
