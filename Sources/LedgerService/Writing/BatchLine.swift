import CanonicalJSON
package import EventLedger

/// A line of a batch: something to sign, or something signed elsewhere.
package enum BatchLine: Sendable {
  case draft(EventDraft)
  case submission(Submission)

  /// Reads a line; what it throws names no value of it, since values may be sealed ones.
  ///
  /// `offsetMinutes`: the ledger's, for times without one.
  package init(
    _ bytes: [UInt8], catalogue: Catalogue, offsetMinutes: Int
  ) throws(WritingRefusal) {
    let text: JSONText
    do {
      text = try JSONText(bytes)
    } catch {
      throw .malformed(.notJSON(error))
    }
    if text.root["signature"] != nil {
      do {
        self = .submission(try Submission(bytes))
      } catch {
        throw .malformed(error)
      }
    } else {
      self = .draft(try Self.draft(text.root, catalogue, offsetMinutes))
    }
  }

  private static func draft(
    _ line: JSONValue, _ catalogue: Catalogue, _ offsetMinutes: Int
  ) throws(WritingRefusal) -> EventDraft {
    guard line.kind == .object, let name = line["type"]?.string,
      let subject = line["subject"]?.string, let time = line["time"]?.string,
      let data = line["data"]
    else { throw .draft(.memberMissing) }
    guard let type = catalogue.type(named: name) else { throw .draft(.typeUnknown) }
    guard let time = PeopleClock.dated(time, offsetMinutes: offsetMinutes) else {
      throw .draft(.timeMalformed)
    }
    return .init(type: type.name, subject: subject, time: time, data: JSON(data))
  }

  /// The lines of a batch with their numbers from 1; empty ones are passed over.
  package static func lines(of bytes: [UInt8]) -> [(number: Int, bytes: [UInt8])] {
    bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated()
      .map { (number: $0.offset + 1, bytes: Array($0.element)) }
      .filter { !$0.bytes.isEmpty }
  }
}
