/// A region as the ministerial decree lists it, with what else is known of it from elsewhere.
package struct Region: Hashable, Sendable {
  /// A point on the map, in decimal degrees (WGS 84), as the text it came in: events hold no
  /// floating-point numbers.
  package struct Centroid: Hashable, Sendable {
    /// Degrees north of the equator, negative to the south.
    package let latitude: String
    /// Degrees east of Greenwich.
    package let longitude: String
  }

  /// The code, which is the region's identity: names repeat.
  package let code: RegionCode
  /// The official name.
  package let name: String
  /// The tier of government; agrees with the number of parts of the code.
  package let level: RegionLevel
  /// Other names and spellings, for searching only.
  package let aliases: [String]
  /// The middle of the region; known down to districts.
  package let centroid: Centroid?
  /// The statistics agency's number for a regency or city, against which imports are checked.
  package let bpsCode: String?
}
