package import EventLedger

/// The keys of a ledger: whose each is, what it may do, how far it has come, and how it ended.
package struct KeyListView {
  private let presentation: Presentation

  package init(_ presentation: Presentation) { self.presentation = presentation }

  /// The keys in the order given.
  package func table(of keys: [(fingerprint: Fingerprint, row: KeyRow)]) -> TextTable {
    var table = TextTable(columns, emptyNote: presentation.say(Words.noKeys))
    for (fingerprint, row) in keys {
      table.append([
        .text("\(fingerprint)"), .text(row.desk),
        .term(code: row.role.rawValue, label: presentation.say(row.role.phrase)),
        .text(row.scope.code), .ordinal(Int64(row.since)), .ordinal(Int64(row.head)),
        .term(code: row.end?.manner.rawValue ?? "in-force", label: state(of: row)),
      ])
    }
    return table
  }

  private var columns: [TextTable.Column] {
    [
      .init("key", title: presentation.say(Words.key)),
      .init("desk", title: presentation.say(Words.desk)),
      .init("role", title: presentation.say(Words.role)),
      .init("scope", title: presentation.say(Words.subject)),
      .init("since", title: presentation.say(Words.since)),
      .init("head", title: presentation.say(Words.lastNumber)),
      .init("state", title: presentation.say(Words.state)),
    ]
  }

  private func state(of row: KeyRow) -> String {
    var parts: [Phrase] = []
    switch row.end?.manner {
    case .revoked: parts.append(Phrase(id: "dicabut", en: "revoked") + place(of: row.end))
    case .rotated: parts.append(Phrase(id: "diganti", en: "rotated") + place(of: row.end))
    case nil: parts.append(Words.inForce)
    }
    if let from = row.setAsideFrom {
      parts.append(
        Phrase(id: "dikesampingkan mulai entri \(from)", en: "set aside from entry \(from)"))
    }
    if !row.equivocations.isEmpty {
      let numbers = row.equivocations.map(String.init).joined(separator: ", ")
      parts.append(
        Phrase(
          id: "menandatangani dua kali: nomor \(numbers)", en: "signed twice: number \(numbers)"))
    }
    return parts.map { presentation.say($0) }.joined(separator: "; ")
  }

  private func place(of end: KeyRow.End?) -> Phrase {
    let index = end.map { String($0.index) } ?? "?"
    return Phrase(id: " di entri \(index)", en: " at entry \(index)")
  }
}
