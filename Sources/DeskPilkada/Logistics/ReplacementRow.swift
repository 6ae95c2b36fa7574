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
