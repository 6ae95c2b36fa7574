import CanonicalJSON
import EventLedger
import LedgerService
import LedgerViews
import TransparencyLog

/// Acts of the registrars that the pages show.
enum ActSamples {
  /// A key that one of three registrars has registered, and a second has to approve.
  static func registration() throws -> ActDetails {
    let (entry, _) = try Fixtures.entry(
      "key.registered", subject: "64", desk: "registrar", number: 3,
      at: "2024-11-20T09:00:00+08:00", receivedAt: "2024-11-20T01:00:04Z",
      data: [
        "desk": "64.72", "key": .string("\(try ReportSamples.registrar())"), "role": "desk",
        "scope": "64.72",
      ])
    return ActDetails(
      hash: entry.event.hash, entry: entry, type: try Fixtures.type("key.registered"),
      row: ActRow(type: "key.registered", index: 1230, author: entry.event.author.key),
      missing: [try ReportSamples.registrar()], needed: 1)
  }
}
