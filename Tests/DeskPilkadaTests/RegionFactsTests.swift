import DeskPilkada
import Tabular
import Testing

struct RegionFactsTests {
  let facts: RegionFacts

  init() throws { facts = try RegionFacts(province: "64") }

  @Test(arguments: [
    (RegionLevel.province, 1), (.regency, 7), (.city, 3), (.district, 105), (.village, 1038),
  ])
  func `holds every region of East Kalimantan`(level: RegionLevel, count: Int) {
    #expect(facts.regions.count { $0.level == level } == count)
  }

  @Test func `adds up to the voters and polling stations of the province`() {
    #expect(facts.targets.count == 10)
    #expect(facts.targets.map(\.voters).reduce(0, +) == 2_821_202)
    #expect(facts.targets.map(\.pollingStations).reduce(0, +) == 6_274)
    #expect(facts.targets.compactMap(\.specialPollingStations).reduce(0, +) == 30)
  }

  @Test func `lists each region after its parent`() {
    var known: Set<RegionCode> = []
    for region in facts.regions {
      #expect(region.code.parent.map(known.contains) ?? (region.level == .province))
      known.insert(region.code)
    }
  }

  @Test func `leads from old codes to new ones by the record, not by the last digits`() throws {
    let recode = try #require(facts.recodes.first { $0.oldCode.text == "64.02.08.2002" })
    #expect(recode.oldName == "Benua Baru")
    #expect(recode.newCodes.map(\.text) == ["64.02.19.2003"])
    let codes = Set(facts.regions.map(\.code))
    #expect(facts.recodes.flatMap(\.newCodes).allSatisfy(codes.contains))
    #expect(Set(facts.recodes.map(\.oldCode)).count == facts.recodes.count)
  }

  @Test func `keeps the old code of a district that was split`() throws {
    let split = try #require(facts.recodes.first { $0.oldCode.text == "64.02.13" })
    #expect(split.kind == .split)
    #expect(split.newCodes.map(\.text) == ["64.02.13", "64.02.20"])
  }

  @Test func `knows names that repeat`() {
    let names = Dictionary(grouping: facts.regions.filter { $0.level == .village }) { region in
      region.name.lowercased().filter { $0 != " " }
    }
    #expect(names.values.count { $0.count > 1 } == 33)
  }

  @Test func `knows a centroid for every district`() {
    let districts = facts.regions.filter { $0.level == .district }
    #expect(districts.allSatisfy { $0.centroid != nil })
  }

  @Test func `has no facts about other provinces`() {
    #expect(throws: FactError.unknownProvince("65")) { try RegionFacts(province: "65") }
    #expect(throws: FactError.unknownProvince("../64")) { try RegionFacts(province: "../64") }
  }

  @Test(arguments: [
    (
      "regions.csv", "code,name,level\n64,Kalimantan Timur,provinsi\n",
      FactError.badValue("Resources/64/regions.csv", line: 2, column: "level", text: "provinsi")
    ),
    (
      "regions.csv",
      "code,name,level\n64,Kalimantan Timur,province\n64.01.01,Batu Sopang,district\n",
      .inconsistent("64.01.01 stands before its parent 64.01")
    ),
    (
      "regions.csv", "code,name,level\n64,Kalimantan Timur,city\n",
      .inconsistent("64 is no city of 64")
    ),
    (
      "targets.csv", "code,voters,polling_stations,special_polling_stations\n64.01,+5,1,\n",
      .badValue("Resources/64/targets.csv", line: 2, column: "voters", text: "+5")
    ),
    (
      "targets.csv", "code,voters,polling_stations,special_polling_stations\n64.99,5,1,\n",
      .inconsistent("64.99 is referred to, but is no region")
    ),
    (
      "stages.csv", "stage,starts_at\n",
      .malformed("Resources/64/stages.csv", .missingColumn("ends_at"))
    ),
    (
      "documents.csv", "about,document,time\n", .inconsistent("no document for regions")
    ),
  ])
  func `says where a fact is wrong`(file: String, text: String, error: FactError) {
    var files = RegionFacts.files
    files["Resources/64/\(file)"] = Array(text.utf8)
    #expect(throws: error) { try RegionFacts(province: "64", files: files) }
  }

  @Test(arguments: ["aliases.csv", "centroids.csv", "recodes.csv", "items.csv", "documents.csv"])
  func `needs every file`(file: String) {
    var files = RegionFacts.files
    files["Resources/64/\(file)"] = nil
    #expect(throws: FactError.missingFile("Resources/64/\(file)")) {
      try RegionFacts(province: "64", files: files)
    }
  }
}
