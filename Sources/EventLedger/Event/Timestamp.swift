/// An instant together with the offset its author wrote it in.
///
/// Written as `YYYY-MM-DDTHH:MM:SS` followed by `Z` or `±HH:MM` (the protocol's profile of
/// RFC 3339): a real calendar date, seconds 00–59, an offset of at most 14:00, no `-00:00`, no
/// fraction. Each timestamp has exactly one text.
package struct Timestamp: Hashable, Sendable {
  /// The instant meant.
  package let instant: Instant
  /// The offset from UTC in minutes; nil when the text ends in `Z`.
  package let offsetMinutes: Int?

  /// The instant as it is written in UTC, with `Z`.
  package init(utc instant: Instant) {
    self.instant = instant
    offsetMinutes = nil
  }

  /// The instant as it is written at an offset.
  ///
  /// `offsetMinutes`: from −840 to 840; positive is east of Greenwich.
  package init(_ instant: Instant, offsetMinutes: Int) {
    precondition(abs(offsetMinutes) <= Self.offsetMinutesMax, "an offset is at most 14:00")
    self.instant = instant
    self.offsetMinutes = offsetMinutes
  }

  /// Reads the one accepted spelling; nil for every other text.
  package init?(_ text: String) { self.init(text.utf8.span) }

  /// Reads the one accepted spelling; nil for every other text.
  package init?(_ text: ArraySlice<UInt8>) { self.init(text.span) }

  /// Every part stands at its place: `YYYY-MM-DDTHH:MM:SS`, then `Z` or the offset.
  private init?(_ text: Span<UInt8>) {
    guard text.count == 20 || text.count == 25, text[4] == UInt8(ascii: "-"),
      text[7] == UInt8(ascii: "-"), text[10] == UInt8(ascii: "T"), text[13] == UInt8(ascii: ":"),
      text[16] == UInt8(ascii: ":"), let century = digits(of: text, at: 0),
      let year = digits(of: text, at: 2), let month = digits(of: text, at: 5),
      let day = digits(of: text, at: 8),
      let date = CivilDate(year: century * 100 + year, month: month, day: day),
      let hour = digits(of: text, at: 11), hour < 24, let minute = digits(of: text, at: 14),
      minute < 60, let second = digits(of: text, at: 17), second < 60
    else { return nil }
    let local = Int64(date.daysSince1970 * 86_400 + hour * 3_600 + minute * 60 + second)
    if text.count == 20 {
      guard text[19] == UInt8(ascii: "Z") else { return nil }
      self.init(utc: Instant(seconds: local))
    } else {
      guard let offset = Self.offset(of: text) else { return nil }
      self.init(Instant(seconds: local - Int64(offset) * 60), offsetMinutes: offset)
    }
  }

  /// The offset in minutes that a text of 25 bytes ends in.
  private static func offset(of text: Span<UInt8>) -> Int? {
    let isWest = text[19] == UInt8(ascii: "-")
    guard isWest || text[19] == UInt8(ascii: "+"), text[22] == UInt8(ascii: ":"),
      let hours = digits(of: text, at: 20), let minutes = digits(of: text, at: 23), minutes < 60
    else { return nil }
    let offset = hours * 60 + minutes
    guard offset <= offsetMinutesMax, !(isWest && offset == 0) else { return nil }
    return isWest ? -offset : offset
  }

  /// The largest offset from UTC that is accepted, in minutes.
  package static let offsetMinutesMax = 840
}

extension Timestamp: CustomStringConvertible {
  /// The timestamp's one text.
  package var description: String {
    let local = instant.seconds + Int64(offsetMinutes ?? 0) * 60
    let days = Int(local >= 0 ? local / 86_400 : (local - 86_399) / 86_400)
    let second = Int(local) - days * 86_400
    let date = CivilDate(daysSince1970: days)
    return
      "\(date)T\(padded(second / 3_600)):\(padded(second / 60 % 60)):\(padded(second % 60))"
      + offsetText
  }

  private var offsetText: String {
    guard let offsetMinutes else { return "Z" }
    let size = abs(offsetMinutes)
    return "\(offsetMinutes < 0 ? "-" : "+")\(padded(size / 60)):\(padded(size % 60))"
  }
}

extension CivilDate: CustomStringConvertible {
  /// The day as `YYYY-MM-DD`.
  package var description: String { "\(padded(year, to: 4))-\(padded(month))-\(padded(day))" }
}

private func padded(_ number: Int, to width: Int = 2) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}

/// The number that two digits at a place stand for.
private func digits(of text: Span<UInt8>, at place: Int) -> Int? {
  let tens = text[place] &- UInt8(ascii: "0")
  let ones = text[place + 1] &- UInt8(ascii: "0")
  return tens <= 9 && ones <= 9 ? Int(tens) * 10 + Int(ones) : nil
}
