import CanonicalJSON
import EventLedger
import LedgerTestSupport
import Testing

/// A domain is two lists, of kinds and of slices, and every gap in them is found when the program
/// starts.
struct DomainTests {
  private let schema = Array(#"{"x-roles": ["desk"], "type": "object"}"#.utf8)

  @Test func `adds a type by a schema, a kind and a fold`() throws {
    let domain = try Domain(
      prefix: "toy", reference: Weather.self, kinds: [Weather.rain], slices: [])
    let catalogue = try Catalogue(version: 1, domain: domain, schemas: ["rain.fell": schema])
    var ledger = try TestLedger.opened(catalogue: catalogue)
    for _ in 0..<3 {
      try ledger.append(
        "rain.fell", by: TestKey("64.72"), subject: "64.72", data: ["millimetres": 4])
    }
    let rows = Array(ledger.state.domain.tables[0].loadedRows())
    #expect(rows.map(\.key) == ["64.72"])
    #expect(try JSONText(rows[0].value).root["millimetres"]?.integer == 12)
  }

  @Test func `asks for a kind of every schema`() throws {
    let domain = try Domain(prefix: "toy", reference: Weather.self, kinds: [Weather.rain])
    let reason = #expect(throws: CatalogueError.self) {
      try Catalogue(
        version: 1, domain: domain, schemas: ["rain.fell": schema, "snow.fell": schema])
    }
    #expect(reason?.description == "snow.fell: has a schema in version 1 and no kind")
  }

  @Test func `asks for a schema of every kind`() throws {
    let domain = try Domain(prefix: "toy", reference: Weather.self, kinds: [Weather.rain])
    let reason = #expect(throws: CatalogueError.self) {
      try Catalogue(version: 1, domain: domain, schemas: [:])
    }
    #expect(reason?.description == "rain.fell: is a kind and has no schema")
  }

  @Test func `has no schema of a kind before the version that brings it`() throws {
    let domain = try ToyDomain.domain()
    let reason = #expect(throws: CatalogueError.self) {
      try Catalogue(version: 1, domain: domain, schemas: [ToyDomain.thanksGiven: schema])
    }
    #expect(reason?.description == "thanks.given: has a schema in version 1 and no kind")
  }

  @Test func `asks for a fold of every kind`() throws {
    let kinds = [Weather.rain, Kind<Int64, Weather>("snow.fell") { _ in 0 }]
    let reason = #expect(throws: CatalogueError.self) {
      try Domain(prefix: "toy", reference: Weather.self, kinds: kinds)
    }
    #expect(reason?.description == "snow.fell: is a kind that no slice folds")
  }

  @Test func `asks for a kind of every fold, and for each once`() throws {
    let missing = #expect(throws: CatalogueError.self) {
      try Domain(prefix: "toy", reference: Weather.self, kinds: [])
    }
    #expect(missing?.description == "rain.fell: is folded and not listed as a kind")
    let twice = #expect(throws: CatalogueError.self) {
      try Domain(prefix: "toy", reference: Weather.self, kinds: [Weather.rain, Weather.rain])
    }
    #expect(twice?.description == "rain.fell: is a kind twice")
  }

  @Test func `judges all versions of the rules by one domain`() throws {
    let first = try ToyDomain.catalogue()
    let reason = #expect(throws: CatalogueError.self) {
      try Catalogue(
        version: 2, domain: ToyDomain.domain(), schemas: [ToyDomain.thanksGiven: schema],
        earlier: [first])
    }
    #expect(reason?.description == "toy: has another domain in another version")
  }
}

/// How much rain fell, region by region: a slice of one kind.
private struct Weather: Slice {
  var regions = Table<RainRow>()

  static let tables: [TableOf<Weather>] = [TableOf(\.regions)]
  static let folds: [Fold<Weather>] = [
    Fold(rain) { (slice, change) throws(RowError) in
      try slice.regions.update(change.subject, at: change.entry) { row in
        row = RainRow(millimetres: (row?.millimetres ?? 0) + change.sign * change.payload)
      }
    }
  ]

  static let rain = Kind<Int64, Weather>("rain.fell") { $0.data["millimetres"]?.integer ?? 0 }
}

private struct RainRow: ProjectionRow {
  let millimetres: Int64

  init(millimetres: Int64) { self.millimetres = millimetres }

  init?(_ row: JSONValue) {
    guard let millimetres = row["millimetres"]?.integer else { return nil }
    self.init(millimetres: millimetres)
  }

  var members: [(name: String, value: JSON)] { [("millimetres", .integer(millimetres))] }

  static let definition = ProjectionDefinition(
    name: "rain", version: 1, columns: ["millimetres"])
}
