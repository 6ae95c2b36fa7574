package import DeskPilkada
package import EventLedger

/// Why plain options cannot be read.
package enum FormError: ServiceRefusal {
  /// The type has no such option; with the one that is nearest.
  case unknownOption(String, nearest: String?)
  /// A word that belongs to no option.
  case strayWord(String)
  case missingValue(option: String)
  /// An option that takes one value is given again.
  case repeated(option: String)
  /// A column of a row is given again.
  case repeatedColumn(String, option: String)
  case notATime(String, option: String)
  case region(RegionSearchError, option: String)

  package var code: LedgerError.Code? {
    if case .region = self { .notFound } else { nil }
  }
}

extension RegionSearchError {
  /// The regions that may have been meant.
  package var codes: [String] {
    switch self {
    case .unknown(_, let nearest): nearest
    case .ambiguous(_, let codes), .outside(_, let codes): codes
    }
  }
}
