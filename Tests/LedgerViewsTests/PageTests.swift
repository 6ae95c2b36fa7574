import EventLedger
import Foundation
import LedgerTestSupport
import LedgerViews
import Testing

/// The pages as people see them stand in `Pages/`, one file for each sample and language.
@Suite struct PageTests {
  @Test(
    arguments: try ProjectFolder.files(in: "Tests/LedgerViewsTests/Pages", withExtension: "txt"))
  func `shows each page as it stands in its file`(file: URL) throws {
    let page = try PageFile(file)
    let actual = try page.sample(Fixtures.presentation(page.language))
    if ProcessInfo.processInfo.environment["REWRITE_PAGES"] != nil {
      try actual.write(to: file, atomically: true, encoding: .utf8)
    }
    let expected = try String(contentsOf: file, encoding: .utf8)
    #expect(actual == expected, "the page is now:\n\(actual)")
  }

  @Test(arguments: Pages.all.keys.sorted())
  func `has a file in both languages for each page`(name: String) throws {
    for language in Language.allCases {
      let path = "Tests/LedgerViewsTests/Pages/\(name).\(language.rawValue).txt"
      let url = ProjectFolder.root.appending(path: path)
      #expect(FileManager.default.fileExists(atPath: url.path), "\(path)")
    }
  }

  @Test(arguments: Pages.all.keys.sorted(), [40, 60, 80, 132])
  func `keeps every line of a page within the width`(name: String, width: Int) throws {
    let sample = try #require(Pages.all[name])
    for language in Language.allCases {
      let text = try sample(Fixtures.presentation(language, isRehearsal: true, width: width))
      let long = text.split(separator: "\n").filter { String($0).displayWidth > width }
      #expect(long == [])
    }
  }

  @Test(arguments: Pages.all.keys.sorted())
  func `says above every page of an exercise that it is one`(name: String) throws {
    let sample = try #require(Pages.all[name])
    let indonesian = try sample(Fixtures.presentation(.indonesian, isRehearsal: true))
    let english = try sample(Fixtures.presentation(.english, isRehearsal: true))
    #expect(indonesian.hasPrefix("LATIHAN — bukan data sebenarnya\n\n"))
    #expect(english.hasPrefix("EXERCISE — not real data\n\n"))
  }
}

/// A file `NAME.LANGUAGE.txt` under `Pages/`.
private struct PageFile {
  let language: Language
  let sample: (Presentation) throws -> String

  init(_ file: URL) throws {
    let parts = file.deletingPathExtension().lastPathComponent.split(separator: ".")
    let name = parts.dropLast().joined(separator: ".")
    guard let language = parts.last.flatMap({ Language(rawValue: String($0)) }),
      let sample = Pages.all[name]
    else { throw FixtureError.noSuchSample(file.lastPathComponent) }
    self.language = language
    self.sample = sample
  }
}
