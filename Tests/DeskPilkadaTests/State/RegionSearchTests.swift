import CanonicalJSON
import DeskPilkada
import EventLedger
import Testing

@Suite struct RegionSearchTests {
  /// Balikpapan with two villages of one name, one of them in a district of that name too.
  private func register() throws -> RegionRegister {
    var ledger = try PilkadaLedger()
    let regions: [(String, String, String)] = [
      ("64.71.01", "Gunung Tabur", "district"), ("64.71.01.1001", "Gunung Tabur", "village"),
      ("64.71.02", "Kota Bangun", "district"), ("64.71.02.2001", "Sumber Sari", "village"),
      ("64.71.01.2002", "Sumber Sari", "village"), ("64.72.01.2009", "Ma'u", "village"),
    ]
    for (code, name, level) in regions {
      try ledger.say(
        PilkadaType.regionRegistered, about: code, by: PilkadaLedger.registrar,
        [
          "aliases": ["\(name) Lama"], "decree": "rekaan", "level": .string(level),
          "name": .string(name),
        ])
    }
    for (old, codes) in [("64.72.02.2001", ["64.72.01.1003"]), ("64.72.01.2009", [])] {
      try ledger.say(
        PilkadaType.regionRecoded, about: old, by: PilkadaLedger.registrar,
        [
          "decree": "rekaan", "kind": codes.isEmpty ? "abolished" : "moved",
          "newCodes": .texts(codes), "previousName": "Lama",
        ])
    }
    return try RegionRegister(ledger.rows)
  }

  @Test(
    arguments: [
      ("64.72.01", "64.72.01"), ("64.99", "64.99"), ("palaran", "64.72.01"),
      ("kotabangun", "64.71.02"), ("Kota  Bangun Lama", "64.71.02"),
      ("kecamatan gunung tabur", "64.71.01"), ("kel. Gunung Tabur", "64.71.01.1001"),
      ("Sumber Sari, Kota Bangun", "64.71.02.2001"),
      ("sumber sari,gunungtabur,kota balikpapan", "64.71.01.2002"),
      ("kota samarinda", "64.72"), ("64.72.02.2001", "64.72.01.1003"),
    ])
  func `finds a region by code or by name`(text: String, code: String) throws {
    let found = try? register().find(text, within: Scope("64"))
    #expect(found?.code == (code.isEmpty ? nil : code))
  }

  @Test func `lists the regions that share a name within the scope`() throws {
    let register = try register()
    #expect(
      throws: RegionSearchError.ambiguous(
        "Sumber Sari", codes: ["64.71.01.2002", "64.71.02.2001"])
    ) { try register.find("Sumber Sari", within: Scope("64")) }
    #expect(try register.find("Sumber Sari", within: Scope("64.71.02")).code == "64.71.02.2001")
    #expect(
      throws: RegionSearchError.outside(
        "Sumber Sari", codes: ["64.71.01.2002", "64.71.02.2001"])
    ) {
      try register.find("Sumber Sari", within: Scope("64.72"))
    }
  }

  @Test func `guesses what a misspelt name means`() throws {
    #expect(throws: RegionSearchError.unknown("Palarn", nearest: ["64.72.01"])) {
      try register().find("Palarn", within: Scope("64.72"))
    }
  }

  @Test(arguments: ["Ma'u", "", ",", "Sumber Sari, Atlantis"])
  func `finds no region by a name that none in force has`(text: String) throws {
    let register = try register()
    #expect(throws: RegionSearchError.self) { try register.find(text, within: Scope("64")) }
  }

  @Test(
    arguments: [
      ("", "", 0), ("", "abc", 3), ("kind", "kindd", 1), ("palaran", "palarna", 2),
      ("subjek", "subject", 2),
    ])
  func `counts the letters between two words`(left: String, right: String, distance: Int) {
    #expect(EditDistance.between(left, right) == distance)
    #expect(EditDistance.between(right, left) == distance)
  }
}
