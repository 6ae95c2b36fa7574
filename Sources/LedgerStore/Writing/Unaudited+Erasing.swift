import EventLedger
import GRDB

extension Unaudited {
  /// Deletes the values at these places; says whether any was there.
  ///
  /// Within the commit that gives the erasure its effect. The trigger that keeps anyone else from
  /// deleting is taken away and put back inside the same transaction, with the same text.
  func erase(_ places: [ErasedPlace]) throws -> Bool {
    guard try places.contains(where: { try holds($0) }) else { return false }
    try connection.run { database in
      try database.execute(sql: "DROP TRIGGER sealed_values_refuse_delete")
      for place in places {
        try database.execute(
          sql: "DELETE FROM sealed_values WHERE event = ? AND pointer = ?",
          arguments: ["\(place.event)", "\(place.pointer)"])
      }
      try database.execute(sql: FileFormat.refusal(of: "DELETE", on: "sealed_values"))
    }
    try connection.set(.erasureUnfinished)
    return true
  }

  private func holds(_ place: ErasedPlace) throws -> Bool {
    try connection.run { database in
      try database.row(
        "SELECT 1 FROM sealed_values WHERE event = ? AND pointer = ?",
        ["\(place.event)", "\(place.pointer)"]
      ) { _ in true } ?? false
    }
  }
}
