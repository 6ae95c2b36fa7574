/// The language that a person is addressed in, by its BCP 47 tag.
package enum Language: String, Hashable, Sendable, CaseIterable {
  case indonesian = "id"
  case english = "en"

  /// The language of a locale's name, as `id_ID.UTF-8`: Indonesian for the language `id`, English
  /// for every other, also for `C` and `POSIX`.
  package init(locale: String) {
    let language = locale.prefix { !"_.@-".contains($0) }
    self = language.lowercased() == Self.indonesian.rawValue ? .indonesian : .english
  }

  /// The language that a process's environment asks for: that of the first of `LC_ALL`,
  /// `LC_MESSAGES` and `LANG` that is set and not empty (POSIX.1-2017 §8.2).
  package init(environment: [String: String]) {
    let names = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }
    self.init(locale: names.first { !$0.isEmpty } ?? "")
  }
}
