/// Which module may import which, as the README draws it: every arrow points down.
enum Arrows {
  /// Our modules, each with those it may import.
  ///
  /// A module that is missing here may not exist.
  static let allowed: [String: Set<String>] = [
    "TransparencyLog": [],
    "CanonicalJSON": [],
    "Schemas": [],
    "EventLedger": ["TransparencyLog", "CanonicalJSON", "Schemas"],
    "DeskPilkada": ["EventLedger", "TransparencyLog", "CanonicalJSON", "Schemas"],
    "LedgerStore": ["EventLedger", "TransparencyLog", "CanonicalJSON"],
    "LedgerService": [
      "LedgerStore", "DeskPilkada", "EventLedger", "TransparencyLog", "CanonicalJSON",
    ],
    "CQREncode": [],
    "LedgerViews": [
      "LedgerService", "DeskPilkada", "EventLedger", "TransparencyLog", "CanonicalJSON",
      "CQREncode",
    ],
    "LedgerCommand": [
      "LedgerViews", "LedgerService", "LedgerStore", "DeskPilkada", "EventLedger",
      "TransparencyLog", "CanonicalJSON",
    ],
    "EmbedFiles": [],
    "EmbedFilesPlugin": [],
  ]

  /// The module and file of each import that points up or sideways, with what to do about it.
  static func broken(in sources: [SourceFile]) -> [String] {
    sources.flatMap { source in
      guard let below = allowed[source.module] else {
        return [
          "\(source.path): the module \(source.module) has no place in Arrows.allowed; add it"
        ]
      }
      return source.imports
        .filter { allowed.keys.contains($0) && !below.contains($0) }
        .map { imported in
          """
          \(source.path) imports \(imported), which does not stand below \(source.module): \
          move the code that needs it up, or hand \(source.module) a value
          """
        }
    }
  }
}
