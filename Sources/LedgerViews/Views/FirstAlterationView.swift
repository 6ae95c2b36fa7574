import CanonicalJSON
import EventLedger
import JSONSchema

/// The first lines of a report of what was altered: where, what stands there and in whose name, what
/// that means, and what before it still stands.
struct FirstAlterationView {
  let alteration: FirstAlteration
  /// What stands at the last of its entries now; nil where nothing readable does.
  let event: Event?
  let catalogue: Catalogue
  let presentation: Presentation

  /// The lines as one paragraph.
  var paragraph: Phrase {
    [place, meaning, alteration.standingPhrase, signedOnly, after].compactMap(\.self).joinedBySpaces
  }

  private var first: UInt64 { alteration.entries.lowerBound }
  private var last: UInt64 { alteration.entries.upperBound }

  private var place: Phrase {
    guard first < last else {
      return Phrase(
        id: "Perubahan pertama terdapat pada entri \(last)",
        en: "The first alteration is at entry \(last)") + what + Phrase(verbatim: ".")
    }
    return Phrase(
      id: "Perubahan pertama terdapat di antara entri \(first) dan entri \(last); terlihat pada "
        + "entri \(last)",
      en: "The first alteration lies between entry \(first) and entry \(last); it shows at entry "
        + "\(last)") + what + Phrase(verbatim: ".")
  }

  /// Type, region and author of what stands there.
  private var what: Phrase {
    guard let event else { return Phrase(verbatim: "") }
    let label = catalogue.types[event.type]?.schema.root.label.map { Phrase($0) }
    return Phrase(verbatim: ", ") + (label ?? Phrase(verbatim: event.type.printable))
      + Phrase(
        id: ", \(presentation.region(event.subject)), tertulis atas nama ",
        en: ", \(presentation.region(event.subject)), in the name of ")
      + Phrase(verbatim: presentation.desk(event.author.desk).printable)
  }

  /// What the finding that shows it says, for who knows no rule's name.
  private var meaning: Phrase? {
    let author =
      event.map { presentation.desk($0.author.desk).printable }
      .map { Phrase(verbatim: $0) } ?? Phrase(id: "penulisnya", en: "its author")
    switch alteration.evidence.rule {
    case NotTaken.badSignature.rule:
      return Phrase(id: "Yang tertulis di sana bukan yang ditandatangani ", en: "It is not what ")
        + author + Phrase(id: ".", en: " signed.")
    case "number-gap", "previous-mismatch":
      return Phrase(id: "Sebelumnya ada peristiwa ", en: "Before it an event of ") + author
        + Phrase(id: " yang hilang, dipindah, atau diganti.", en: " is missing, moved or replaced.")
    case Finding.Rule.entryMissing:
      return Phrase(id: "Entri itu tidak ada lagi.", en: "That entry is no longer there.")
    case Finding.Rule.entryForm:
      return Phrase(
        id: "Yang tertulis di sana tidak terbaca sebagai entri.",
        en: "What stands there cannot be read as an entry.")
    case Finding.Rule.treeRoot, Finding.Rule.tileMismatch:
      return Phrase(
        id: "Yang tertulis di sana bukan yang ditandatangani log.",
        en: "What stands there is not what the log signed.")
    default: return nil
    }
  }

  /// What is said of entries between the last checkpoint that holds and the alteration.
  private var signedOnly: Phrase? {
    guard alteration.standing > 0, first == last, alteration.standing < last else { return nil }
    return Phrase(
      id: "Untuk entri \(alteration.standing) sampai \(last - 1) tidak ada titik periksa yang "
        + "menunjukkan bahwa tidak ada yang hilang.",
      en: "For entries \(alteration.standing) to \(last - 1) no checkpoint shows that none is "
        + "missing.")
  }

  private var after: Phrase {
    Phrase(
      id: "Entri sesudahnya, dan tabel serta laporan yang dibuat darinya, tidak dapat diandalkan "
        + "dari berkas ini saja.",
      en: "Later entries, and tables and reports made of them, cannot be relied on from this file "
        + "alone.")
  }
}

extension FirstAlteration {
  /// How many entries are what was signed; nil where none can be said to be.
  var standingPhrase: Phrase? {
    switch standing {
    case 0: nil
    case 1: Phrase(id: "Entri 0 tetap seperti ditandatangani.", en: "Entry 0 stands as signed.")
    default:
      Phrase(
        id: "Entri 0 sampai \(standing - 1) tetap seperti ditandatangani.",
        en: "Entries 0 to \(standing - 1) stand as signed.")
    }
  }
}
