import DeskPilkada
import EventLedger

/// What people call the items of logistics, as they were catalogued.
struct ItemNames {
  private let items: [String: ItemCatalogued]

  init(_ items: [String: ItemCatalogued]) { self.items = items }

  /// An item's name in the reader's language; its code where it has none.
  func name(of code: String, in presentation: Presentation) -> String {
    guard let item = items[code] else { return code.printable }
    return presentation.say(Phrase(id: item.nameId, en: item.nameEn)).lowercasedFirst.printable
  }
}
