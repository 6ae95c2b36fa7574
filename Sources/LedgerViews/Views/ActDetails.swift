import CanonicalJSON
import EventLedger
import JSONSchema
import LedgerService
import TransparencyLog

extension ActRow.State {
  /// How far an act has come.
  var phrase: Phrase {
    switch self {
    case .pending: Phrase(id: "menunggu", en: "pending")
    case .effective: Phrase(id: "berlaku", en: "in effect")
    case .withdrawn: Phrase(id: "ditarik", en: "withdrawn")
    }
  }
}

extension ActDetails {
  /// Who has not said yes, by the names of their keys.
  var namesOfMissing: String {
    missing.map { "\($0.name) (\(Fingerprint(of: $0.publicKey)))" }.joined(separator: ", ")
  }

  /// Who has not said yes: registrars, and the desk whose narrative is to be erased.
  func everyoneMissing(in presentation: Presentation) -> String {
    let desk = deskAwaited.map {
      "\(presentation.say(Words.deskAwaited).lowercasedFirst): \(presentation.desk($0))"
    }
    return [needed > 0 ? namesOfMissing : nil, desk].compactMap(\.self).joined(separator: "; ")
  }

  /// What the act is called.
  func title(in presentation: Presentation) -> String {
    type?.schema.root.label.map { presentation.say(Phrase($0)) } ?? row.type.printable
  }
}
