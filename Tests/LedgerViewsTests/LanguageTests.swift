import EventLedger
import LedgerViews
import Testing

@Suite struct LanguageTests {
  @Test(arguments: ["id", "id_ID", "id_ID.UTF-8", "id-ID", "ID_id", "id@latin"])
  func `speaks Indonesian where the locale says so`(locale: String) {
    #expect(Language(locale: locale) == .indonesian)
  }

  @Test(arguments: ["en_GB.UTF-8", "C", "C.UTF-8", "POSIX", "", "ms_MY", "idx", "nl_NL"])
  func `speaks English in every other locale`(locale: String) {
    #expect(Language(locale: locale) == .english)
  }

  @Test func `lets LC_ALL win over LC_MESSAGES, and that over LANG`() {
    let all = ["LC_ALL": "id_ID", "LC_MESSAGES": "en_GB", "LANG": "en_GB"]
    let messages = ["LC_ALL": "", "LC_MESSAGES": "id_ID", "LANG": "en_GB"]
    #expect(Language(environment: all) == .indonesian)
    #expect(Language(environment: messages) == .indonesian)
    #expect(Language(environment: ["LC_ALL": "en_GB", "LANG": "id_ID"]) == .english)
    #expect(Language(environment: ["LANG": "id_ID"]) == .indonesian)
    #expect(Language(environment: [:]) == .english)
  }
}
