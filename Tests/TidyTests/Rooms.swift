/// How far one type is spread: a type whose extensions stand in many files is several types, and
/// each of them wants its own state and its own door.
enum Rooms {
  /// The most files in which a type of ours may be declared and extended.
  static let filesMax = 6

  /// Types that are still spread further, each with its number of files.
  ///
  /// The list only shrinks: lower a number when it has fallen, and take the type out at
  /// `filesMax`.
  static let exceptions = [
    "LedgerStore.LedgerReading": 13,
    "DeskPilkada.AlertFinder": 7,
    // Names without a state: each slice of the domain names its own types of events there.
    "DeskPilkada.PilkadaType": 7,
  ]

  /// The types that stand in more files than they may, with what to do about it.
  static func crowded(in sources: [SourceFile], exceptions: [String: Int] = exceptions) -> [String]
  {
    var files: [String: Set<String>] = [:]
    for source in sources {
      for type in source.typesAtTopLevel {
        files["\(source.module).\(type)", default: []].insert(source.path)
      }
    }
    return files.compactMap { type, paths in
      let most = exceptions[type] ?? filesMax
      guard paths.count > most else { return nil }
      return """
        \(type) stands in \(paths.count) files and may stand in \(most): it is several types; give \
        the part that is new its own state and its own door
        """
    }.sorted()
  }
}

extension SourceFile {
  /// The types that the file declares or extends at its top level, those within others by the
  /// outermost; types of the language and of other packages among them.
  fileprivate var typesAtTopLevel: Set<String> {
    let keywords: Set<Substring> = ["struct", "class", "enum", "actor", "protocol", "extension"]
    let modifiers: Set<Substring> = [
      "public", "package", "internal", "private", "fileprivate", "final", "indirect", "nonisolated",
    ]
    var types: Set<String> = []
    for line in lines where line.first.map({ $0.isLetter || $0 == "@" }) == true {
      let words = line.split(separator: " ").drop {
        modifiers.contains($0) || $0.hasPrefix("@")
      }
      guard words.count > 1, keywords.contains(words[words.startIndex]) else { continue }
      let name = words[words.index(after: words.startIndex)].prefix {
        $0.isLetter || $0.isNumber || $0 == "_"
      }
      if !Self.foreign.contains(String(name)) { types.insert(String(name)) }
    }
    return types
  }

  /// Types of the language, which everybody extends for his own ends.
  private static let foreign: Set<String> = [
    "Array", "ArraySlice", "Collection", "Dictionary", "Optional", "Sequence", "String",
    "UInt64", "Int64", "Int",
  ]
}
