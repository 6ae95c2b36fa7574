import EventLedger
import GRDB

extension Unaudited {
  /// Deletes the values at these places and marks the acts whose bytes may be left; says whether any
  /// was there.
  ///
  /// Within the commit that gives the erasure its effect. The trigger that keeps anyone else from
  /// deleting is taken away and put back inside the same transaction, with the same text.
  func erase(_ places: [ErasedPlace]) throws -> Bool {
    let held = try places.filter { try holds($0) }
    guard !held.isEmpty else { return false }
    try connection.run { database in
      try database.changingSealedValues("DELETE") {
        for place in held {
          try database.execute(
            sql: "DELETE FROM sealed_values WHERE event = ? AND pointer = ?",
            arguments: ["\(place.event)", "\(place.pointer)"])
        }
      }
    }
    for act in Set(held.map(\.act)) { try connection.set(.erasureUnfinished(act: act)) }
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

extension Database {
  /// Runs `body` without the trigger that refuses one kind of change to the sealed values.
  ///
  /// Inside a transaction: outside, the table is never without it.
  func changingSealedValues(_ change: String, _ body: () throws -> Void) throws {
    precondition(isInsideTransaction, "a record is without its trigger in a transaction alone")
    try execute(sql: "DROP TRIGGER sealed_values_refuse_\(change.lowercased())")
    try body()
    try execute(sql: FileFormat.refusal(of: change, on: "sealed_values"))
  }
}
