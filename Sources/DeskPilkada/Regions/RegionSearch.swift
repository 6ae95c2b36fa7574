package import EventLedger

/// A region that a person named, by code or by name.
package struct FoundRegion: Hashable, Sendable {
  /// The code in force.
  package let code: String
  /// The code that was given, where another has taken its place.
  package let oldCode: String?
}

/// Why a name leads to no region.
package enum RegionSearchError: Error, Hashable {
  /// No region in the scope is called so; with the codes of those whose names are near.
  case unknown(String, nearest: [String])
  /// Only regions outside the scope are; with their codes.
  case outside(String, codes: [String])
  /// Several are; with their codes.
  case ambiguous(String, codes: [String])
}

extension RegionRegister {
  /// The region that a text names within a scope.
  ///
  /// A code is taken as it is, in the scope or not, and leads to the one in force: whether its
  /// author may write about it is for admission to say. A name is compared without case, spaces
  /// and marks; it may begin with what the region is (`kecamatan Palaran`) and go on with what it
  /// lies in (`Sumber Sari, Sebulu`).
  package func find(
    _ text: String, within scope: Scope
  ) throws(RegionSearchError) -> FoundRegion {
    guard RegionCode(text) == nil else {
      let code = codeInForce(text)
      return FoundRegion(code: code, oldCode: code.utf8.elementsEqual(text.utf8) ? nil : text)
    }
    let parts = text.split(separator: ",").map(String.init)
    let codes = codes(within: scope)
    guard let name = parts.first else { throw .unknown(text, nearest: []) }
    let found = called(parts, among: codes)
    guard let code = found.first else {
      let outside = called(parts, among: self.codes(within: nil))
      guard outside.isEmpty else { throw .outside(text, codes: outside) }
      throw .unknown(text, nearest: nearest(to: name, among: codes))
    }
    guard found.count == 1 else { throw .ambiguous(text, codes: found) }
    return FoundRegion(code: code, oldCode: nil)
  }

  /// The codes of regions that are called so, in regions that are called as the other parts say.
  private func called(_ parts: [String], among codes: [String]) -> [String] {
    guard let name = parts.first else { return [] }
    return called(name, among: codes).filter { code in
      parts.dropFirst().allSatisfy { !called($0, among: regions(around: code)).isEmpty }
    }
  }

  /// The codes of regions that are called so; a name that begins with a level only where no region
  /// has it whole, since Kota Bangun is a district.
  private func called(_ name: String, among codes: [String]) -> [String] {
    let whole = codes.filter { isCalled(name, $0) }
    guard whole.isEmpty, let spoken = RegionLevel.spoken(at: name) else { return whole }
    return codes.filter { level(of: $0) == spoken.level && isCalled(spoken.name, $0) }
  }

  private func isCalled(_ name: String, _ code: String) -> Bool {
    let name = name.lettersAndDigits
    return spellings(of: code).contains { $0.lettersAndDigits == name }
  }

  private func nearest(to name: String, among codes: [String]) -> [String] {
    var codesByName: [String: [String]] = [:]
    for code in codes {
      for spelling in spellings(of: code) {
        codesByName[spelling.lettersAndDigits, default: []].append(code)
      }
    }
    return EditDistance.nearest(to: name.lettersAndDigits, among: codesByName.keys)
      .flatMap { codesByName[$0] ?? [] }
      .reduce(into: []) { codes, code in if !codes.contains(code) { codes.append(code) } }
  }
}

extension RegionLevel {
  /// The level that a name begins with, and the name without it.
  fileprivate static func spoken(at text: String) -> (level: RegionLevel, name: String)? {
    let words = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
    guard words.count == 2, let level = byWord[String(words[0]).lettersAndDigits] else {
      return nil
    }
    return (level, String(words[1]))
  }

  private static let byWord: [String: RegionLevel] = [
    "provinsi": .province, "kabupaten": .regency, "kab": .regency, "kota": .city,
    "kecamatan": .district, "kec": .district, "kelurahan": .village, "kel": .village,
    "desa": .village,
  ]
}

extension String {
  /// The letters and digits alone, in lower case: what is left when people write a name as they
  /// like.
  fileprivate var lettersAndDigits: String {
    String(
      String.UnicodeScalarView(
        lowercased().unicodeScalars.filter {
          $0.properties.isAlphabetic || $0.properties.numericType != nil
        }))
  }
}
