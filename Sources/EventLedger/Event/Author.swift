/// Who wrote an event: the desk, and the key of the device it was written on.
///
/// Written as the event's `source`, `/<desk>/<fingerprint>`. The desk is the author; two devices
/// of one desk are two keys and two chains.
package struct Author: Hashable, Sendable {
  package let desk: String
  package let key: Fingerprint

  package init(desk: String, key: Fingerprint) {
    self.desk = desk
    self.key = key
  }

  /// Reads `/<desk>/<fingerprint>`; nil for every other text.
  package init?(source text: String) { self.init(source: Array(text.utf8)[...]) }

  /// Reads `/<desk>/<fingerprint>`; nil for every other text.
  package init?(source text: ArraySlice<UInt8>) {
    let slash = UInt8(ascii: "/")
    guard text.first == slash, let end = text.lastIndex(of: slash), end > text.startIndex,
      let key = Fingerprint(text[(end + 1)...])
    else { return nil }
    let desk = String(decoding: text[(text.startIndex + 1)..<end], as: UTF8.self)
    guard Self.isDeskName(desk) else { return nil }
    self.init(desk: desk, key: key)
  }

  /// Whether a text can name a desk: 1 to 64 of `a–z`, `0–9`, `.` and `-`.
  package static func isDeskName(_ text: String) -> Bool {
    (1...64).contains(text.utf8.count)
      && text.utf8.allSatisfy { character in
        switch character {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        case UInt8(ascii: "."), UInt8(ascii: "-"): true
        default: false
        }
      }
  }

  /// The author as an event's `source`.
  package var source: String { "/\(desk)/\(key)" }
}
