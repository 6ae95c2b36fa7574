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
  package init?(_ text: some Collection<UInt8>) {
    var reader = DigitReader(text)
    guard let year = reader.number(digits: 4), reader.take("-"),
      let month = reader.number(digits: 2), reader.take("-"),
      let day = reader.number(digits: 2), reader.take("T"),
      let date = CivilDate(year: year, month: month, day: day),
      let hour = reader.number(digits: 2), hour < 24, reader.take(":"),
      let minute = reader.number(digits: 2), minute < 60, reader.take(":"),
      let second = reader.number(digits: 2), second < 60
    else { return nil }
    let local = Int64(date.daysSince1970 * 86_400 + hour * 3_600 + minute * 60 + second)
    if reader.take("Z") {
      guard reader.isAtEnd else { return nil }
      self.init(utc: Instant(seconds: local))
    } else {
      guard let offset = reader.offsetMinutes(), reader.isAtEnd else { return nil }
      self.init(Instant(seconds: local - Int64(offset) * 60), offsetMinutes: offset)
    }
  }

  /// Reads the one accepted spelling; nil for every other text.
  package init?(_ text: String) { self.init(text.utf8) }

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

/// Takes a timestamp's text apart, byte by byte.
private struct DigitReader<Text: Collection> where Text.Element == UInt8 {
  private let text: Text
  private var position: Text.Index

  init(_ text: Text) {
    self.text = text
    position = text.startIndex
  }

  var isAtEnd: Bool { position == text.endIndex }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard !isAtEnd, text[position] == UInt8(ascii: character) else { return false }
    position = text.index(after: position)
    return true
  }

  mutating func number(digits: Int) -> Int? {
    var number = 0
    for _ in 0..<digits {
      guard !isAtEnd, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(text[position]) else {
        return nil
      }
      number = number * 10 + Int(text[position] - UInt8(ascii: "0"))
      position = text.index(after: position)
    }
    return number
  }

  mutating func offsetMinutes() -> Int? {
    let isWest = take("-")
    guard isWest || take("+"), let hours = number(digits: 2), take(":"),
      let minutes = number(digits: 2), minutes < 60
    else { return nil }
    let offset = hours * 60 + minutes
    guard offset <= Timestamp.offsetMinutesMax, !(isWest && offset == 0) else { return nil }
    return isWest ? -offset : offset
  }
}
