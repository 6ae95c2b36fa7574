import JSONSchema
/// Which module may import which, as the README draws it: every arrow points down.
enum Arrows {
  /// Our modules, each with those it may import.
  ///
  /// A module that is missing here may not exist.
  static let allowed: [String: Set<String>] = [
    "TransparencyLog": [],
    "CanonicalJSON": [],
    "JSONSchema": ["CanonicalJSON"],
    "Tabular": [],
    "Schemas": [],
    "EventLedger": ["TransparencyLog", "JSONSchema", "CanonicalJSON", "Schemas"],
    "DeskPilkada": ["EventLedger", "TransparencyLog", "CanonicalJSON", "Tabular", "Schemas"],
    "Rehearsal": ["DeskPilkada", "EventLedger", "TransparencyLog", "CanonicalJSON"],
    "LedgerStore": ["EventLedger", "TransparencyLog", "JSONSchema", "CanonicalJSON"],
    "LedgerService": [
      "LedgerStore", "DeskPilkada", "EventLedger", "TransparencyLog", "JSONSchema",
      "CanonicalJSON",
    ],
    "CQREncode": [],
    "LedgerViews": [
      "LedgerService", "DeskPilkada", "EventLedger", "TransparencyLog", "JSONSchema",
      "CanonicalJSON", "Tabular", "CQREncode",
    ],
    "LedgerCommand": [
      "LedgerViews", "LedgerService", "LedgerStore", "Rehearsal", "DeskPilkada", "EventLedger",
      "TransparencyLog", "JSONSchema", "CanonicalJSON",
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
