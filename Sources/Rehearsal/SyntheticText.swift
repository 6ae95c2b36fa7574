import CanonicalJSON
import DeskPilkada
import EventLedger

/// Words of a synthetic season: each says in both languages that it is made up.
enum SyntheticText {
  static func text(_ id: String, _ en: String) -> JSON {
    .string("Sintetis: \(id). / Synthetic: \(en).")
  }

  /// The name of a document that does not exist.
  static func document(_ number: Int) -> JSON {
    .string("SINTETIS-SYNTHETIC/\(number)/2024")
  }

  static func time(_ instant: Instant) -> JSON {
    .string("\(Timestamp(instant, offsetMinutes: offsetMinutes))")
  }

  static func day(_ instant: Instant) -> String {
    "\(CivilDate(daysSince1970: instant.localDay(offsetMinutes: offsetMinutes)))"
  }

  /// A number in a label: at least four digits.
  static func digits(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }

  /// WITA, the time that people in East Kalimantan live by.
  static let offsetMinutes = 480
}
