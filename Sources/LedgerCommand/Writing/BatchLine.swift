import CanonicalJSON
import EventLedger
import Foundation
import LedgerViews
import TransparencyLog

/// A line of a batch: something to sign, or something signed elsewhere.
enum BatchLine {
  case draft(EventDraft)
  case submission(Submission)

  /// Reads a line; what it throws names no value of it, since values may be sealed ones.
  init(_ bytes: [UInt8], session: Session, genesis: Genesis) throws {
    let text: JSONText
    do {
      text = try JSONText(bytes)
    } catch {
      throw session.error(EventError.notJSON(error))
    }
    if text.root["signature"] != nil {
      do {
        self = .submission(try Submission(bytes))
      } catch {
        throw session.error(error)
      }
    } else {
      self = .draft(try Self.draft(text.root, session: session, genesis: genesis))
    }
  }

  private static func draft(
    _ line: JSONValue, session: Session, genesis: Genesis
  ) throws -> EventDraft {
    guard line.kind == .object, let name = line["type"]?.string,
      let subject = line["subject"]?.string, let time = line["time"]?.string,
      let data = line["data"]
    else {
      throw invalid(
        Phrase(
          id: "sebuah rancangan memuat type, subject, time, dan data",
          en: "a draft has type, subject, time and data"))
    }
    guard let type = session.catalogue.type(named: name) else {
      throw invalid(
        Phrase(id: "jenis peristiwa tidak dikenal", en: "the event type is unknown"))
    }
    guard let time = PeopleClock.dated(time, offsetMinutes: genesis.offsetMinutes) else {
      throw invalid(Phrase(id: "time bukan waktu", en: "time is not a time"))
    }
    return .init(type: type.name, subject: subject, time: time, data: JSON(data))
  }

  private static func invalid(_ fact: Phrase) -> LedgerError { LedgerError(.invalidData, fact) }

  /// The lines of a batch with their numbers from 1; empty ones are passed over.
  static func lines(of bytes: [UInt8]) -> [(number: Int, bytes: [UInt8])] {
    bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated()
      .map { (number: $0.offset + 1, bytes: Array($0.element)) }
      .filter { !$0.bytes.isEmpty }
  }
}
