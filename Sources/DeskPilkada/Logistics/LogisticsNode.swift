package import CanonicalJSON
import EventLedger

/// A place that sends or receives election logistics.
package struct LogisticsNode: Hashable, Sendable {
  package let kind: String
  package let region: String
  /// The number of a polling station in its village.
  package let station: String?
  /// The first part of the key of the node's balance rows.
  ///
  /// A polling station is apart from its village's
  /// committee, so that what reached the village is counted once.
  package let key: String

  package init(kind: String, region: String, station: String?) {
    self.kind = kind
    self.region = region
    self.station = station
    key = kind == "polling_station" ? "\(region)/tps-\(station ?? "")" : region
  }

  package init?(_ json: JSONValue?) {
    guard let json, let kind = json.text("kind"), let region = json.text("region") else {
      return nil
    }
    self.init(kind: kind, region: region, station: json.text("station"))
  }

  /// The node under a name in a record's data, which fits its schema.
  init(of record: Record, _ name: String) {
    self = LogisticsNode(record.data[name]) ?? LogisticsNode(kind: "", region: "", station: nil)
  }

  /// Whether the ledger keeps a balance for it; a printer's stock is not the ledger's.
  package var isCounted: Bool { kind != "printer" }

  package var json: JSON {
    var members: [(name: String, value: JSON)] = [
      ("kind", .string(kind)), ("region", .string(region)),
    ]
    if let station { members.append(("station", .string(station))) }
    return JSON(members: members)
  }
}
