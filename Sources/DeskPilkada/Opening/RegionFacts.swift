/// What is known about a province before its ledger opens: regions, code changes, voters, stages
/// and items, with the documents they come from.
///
/// The facts are the project's own resource files, compiled in. They become signed events when a
/// ledger opens (``OpeningPlan``); from then on only the events count.
package struct RegionFacts: Sendable {
  /// What the document is about.
  package enum Subject: String, CaseIterable, Sendable {
    /// Names and codes of regions.
    case regions
    /// Changes of codes.
    case recodes
    /// Voters and polling stations.
    case targets
    /// The calendar of the election.
    case stages
    /// Logistics items.
    case items
  }

  /// The province.
  package let province: RegionCode
  /// Every region, each after its parent.
  package let regions: [Region]
  /// Every change of code, by old code.
  package let recodes: [Recode]
  /// One target for each regency and city.
  package let targets: [Target]
  /// The stages in force, as the calendar lists them.
  package let stages: [Stage]
  /// The items of logistics.
  package let items: [LogisticsItem]

  private let documents: [Subject: SourceDocument]

  /// The facts compiled into the program for a province, such as `64` for East Kalimantan.
  package init(province text: String) throws(FactError) {
    try self.init(province: text, files: Self.files)
  }

  /// The fact files compiled into the program, by path: `Resources/64/regions.csv`.
  package static var files: [String: [UInt8]] {
    Dictionary(uniqueKeysWithValues: EmbeddedFiles.all.map { ($0.path, Array($0.text.utf8)) })
  }

  /// Reads the facts from files named by path.
  package init(province text: String, files: [String: [UInt8]]) throws(FactError) {
    let folder = "Resources/\(text)/"
    guard let province = RegionCode(text), files["\(folder)regions.csv"] != nil else {
      throw .unknownProvince(text)
    }
    let reader = FactReader(files: files, folder: folder)
    self.province = province
    regions = try reader.regions()
    recodes = try reader.recodes()
    targets = try reader.targets()
    stages = try reader.stages()
    items = try reader.items()
    documents = try reader.documents()
    try checkRegions()
    try checkReferences()
  }

  /// The document behind the facts about a subject.
  package func document(_ subject: Subject) -> SourceDocument {
    guard let document = documents[subject] else {
      preconditionFailure("reading the facts checks that every subject has its document")
    }
    return document
  }

  private func checkRegions() throws(FactError) {
    var known: Set<RegionCode> = []
    for region in regions {
      guard region.code.partCount == region.level.partCount, province.contains(region.code) else {
        throw .inconsistent("\(region.code) is no \(region.level.rawValue) of \(province)")
      }
      if let parent = region.code.parent, !known.contains(parent) {
        throw .inconsistent("\(region.code) stands before its parent \(parent)")
      }
      guard known.insert(region.code).inserted else {
        throw .inconsistent("\(region.code) stands there twice")
      }
    }
  }

  private func checkReferences() throws(FactError) {
    let known = Set(regions.map(\.code))
    for code in recodes.flatMap(\.newCodes) + targets.map(\.region) where !known.contains(code) {
      throw .inconsistent("\(code) is referred to, but is no region")
    }
    for subject in Subject.allCases where documents[subject] == nil {
      throw .inconsistent("no document for \(subject.rawValue)")
    }
  }
}
