/// The tier of government a region belongs to, as `region.registered` names it.
package enum RegionLevel: String, CaseIterable, Sendable {
  /// A province (provinsi).
  case province
  /// A regency (kabupaten).
  case regency
  /// A city (kota), the regency's equal.
  case city
  /// A district (kecamatan).
  case district
  /// An urban or rural village (kelurahan, desa).
  case village

  /// How many parts a region code of this level has.
  package var partCount: Int {
    switch self {
    case .province: 1
    case .regency, .city: 2
    case .district: 3
    case .village: 4
    }
  }
}
