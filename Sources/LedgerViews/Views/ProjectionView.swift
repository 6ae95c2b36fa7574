import CanonicalJSON
package import EventLedger

/// The rows of any projection, as they are stored: the row's key, the columns, how many entries
/// touched it, and the newest of them.
package struct ProjectionView {
  private let presentation: Presentation

  package init(_ presentation: Presentation) { self.presentation = presentation }

  /// The rows in the order given.
  ///
  /// A member that a row does not have is left empty; a row that is no JSON object is empty but
  /// for its key, and comparing the projection's root is what finds it.
  package func table(of rows: [StoredRow], in definition: ProjectionDefinition) -> TextTable {
    let names = definition.columns + ["entries", "newest"]
    let columns = (["row"] + names).map { name in
      TextTable.Column(name, title: ColumnTitles.title(of: name).map(presentation.say) ?? name)
    }
    var table = TextTable(columns, emptyNote: presentation.say(Words.empty))
    for row in rows {
      let value = try? JSONText(row.value).root
      table.append([.text(row.key)] + names.map { TextTable.Cell(value?[$0]) })
    }
    return table
  }
}
