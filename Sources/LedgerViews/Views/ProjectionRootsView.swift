package import EventLedger
import TransparencyLog

/// The projections as a table: how many rows each has, and its state root.
package struct ProjectionRootsView {
  private let presentation: Presentation

  package init(_ presentation: Presentation) { self.presentation = presentation }

  /// What a seal of a state would state of it.
  ///
  /// People read the first digits of a root, programs all of them.
  package func table(of projections: [SealedProjection]) -> TextTable {
    var table = TextTable(
      [
        .init("projection", title: say("proyeksi", "projection")),
        .init("version", title: say("versi", "version")),
        .init("rows", title: say("baris", "rows")),
        .init("root", title: say("akar", "root")),
      ], emptyNote: say("tidak ada proyeksi", "no projections"))
    for projection in projections {
      table.append([
        .text(projection.name), .number(Int64(projection.version)),
        .number(Int64(projection.rows)),
        .term(code: "\(projection.root)", label: presentation.short(projection.root)),
      ])
    }
    return table
  }

  /// What a comparison with the stored rows found, a line for each projection and difference.
  package func table(of comparison: ProjectionComparison) -> TextTable {
    var table = TextTable(
      [
        .init("projection", title: say("proyeksi", "projection")),
        .init("key", title: say("kunci", "key")),
        .init("result", title: say("hasil", "result")),
      ], emptyNote: say("tidak ada proyeksi", "no projections"))
    for name in comparison.names {
      let differences = comparison.differences.filter { $0.projection == name }
      if differences.isEmpty {
        table.append([.text(name), .nothing, .text(say("sama", "equal"))])
      }
      for difference in differences {
        table.append([
          .text(name), .text(difference.key), .text(presentation.say(difference.kind.phrase)),
        ])
      }
    }
    return table
  }

  private func say(_ indonesian: String, _ english: String) -> String {
    presentation.say(Phrase(id: indonesian, en: english))
  }
}

/// A replayed state beside the stored rows.
package struct ProjectionComparison {
  /// A row that is not as the entries make it.
  package struct Difference {
    package enum Kind { case missing, surplus, changed }
    package let projection: String
    package let key: String
    package let kind: Kind
  }

  package private(set) var names: [String] = []
  package private(set) var differences: [Difference] = []

  package init(state: LedgerState, stored reader: any ProjectionReader) throws {
    for table in state.tables {
      let name = table.definition.name
      names.append(name)
      let stored = try reader.rows(of: name, withPrefix: "")
      compare(table.loadedRows(), with: stored, in: name)
    }
  }

  private mutating func compare(
    _ replayed: StoredRows, with stored: [StoredRow], in name: String
  ) {
    var left = Dictionary(uniqueKeysWithValues: stored.map { ($0.key, $0.value) })
    for row in replayed {
      switch left.removeValue(forKey: row.key) {
      case nil: differences.append(.init(projection: name, key: row.key, kind: .missing))
      case row.value: continue
      default: differences.append(.init(projection: name, key: row.key, kind: .changed))
      }
    }
    for key in left.keys.sorted() {
      differences.append(.init(projection: name, key: key, kind: .surplus))
    }
  }
}

extension ProjectionComparison.Difference.Kind {
  fileprivate var phrase: Phrase {
    switch self {
    case .missing: Phrase(id: "tidak tersimpan", en: "not stored")
    case .surplus: Phrase(id: "tersimpan tanpa peristiwa", en: "stored without an event")
    case .changed: Phrase(id: "tersimpan dengan isi lain", en: "stored with another value")
    }
  }
}
