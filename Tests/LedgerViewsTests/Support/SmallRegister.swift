import CanonicalJSON
import DeskPilkada
import EventLedger

/// Stored rows of a few regions, two of them of one name, and one under a code that was replaced.
struct SmallRegister: ProjectionReader {
  func rows(of projection: String, withPrefix prefix: String) throws -> [StoredRow] {
    guard projection == RegionRow.definition.name else { return [] }
    return try Self.regions.filter { $0.code.hasPrefix(prefix) }.map { region in
      StoredRow(key: region.code, value: try Self.row(region).canonicalBytes())
    }
  }

  static func register() throws -> RegionRegister {
    try RegionRegister(PilkadaRows(SmallRegister()))
  }

  private typealias Region = (code: String, name: String, level: String, successor: String?)

  private static let regions: [Region] = [
    ("64", "Kalimantan Timur", "province", nil),
    ("64.02", "Kabupaten Kutai Kartanegara", "regency", nil),
    ("64.02.02", "Loa Kulu", "district", nil),
    ("64.02.02.2014", "Sumber Sari", "village", nil),
    ("64.02.07", "Sebulu", "district", nil),
    ("64.02.07.2007", "Sumber Sari", "village", nil),
    ("64.02.08.2002", "Benua Baru", "village", "64.02.19.2003"),
    ("64.02.19.2003", "Benua Baru", "village", nil),
    ("64.72", "Kota Samarinda", "city", nil),
    ("64.72.01", "Palaran", "district", nil),
  ]

  private static func row(_ region: Region) -> JSON {
    let recodes: [JSON] =
      region.successor.map {
        [["index": 2, "kind": "moved", "codes": [.string($0)], "previousName": "Benua Baru"]]
      } ?? []
    let name: JSON = [
      "index": 1, "name": .string(region.name), "aliases": [], "level": .string(region.level),
    ]
    let said: [(name: String, value: JSON)] = [("names", [name]), ("recodes", .array(recodes))]
    let blank = RegionRow().members.filter { $0.name != "names" && $0.name != "recodes" }
    return JSON(members: said + blank + [("entries", 1), ("newest", 1)])
  }
}
