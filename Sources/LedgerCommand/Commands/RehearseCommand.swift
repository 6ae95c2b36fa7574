import ArgumentParser
import CanonicalJSON
import EventLedger
import Foundation
import LedgerService
import LedgerStore
import LedgerViews
import Rehearsal
import TransparencyLog

/// Plays a script of moments into a rehearsal ledger, each at its own time and by its own desk.
struct RehearseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rehearse",
    abstract: "Play a script of moments into a rehearsal ledger.",
    discussion: """
      A line of the script is a draft (type, subject, time, data) with its desk and the time the \
      log received it. Each desk signs with DESK.pem from the keys folder. A line may correct an \
      earlier one by its label: corrects.
      """)

  @OptionGroup var options: GlobalOptions

  @Argument(help: "The script, a line of JSON for each moment.", transform: UserPath.read)
  var script: String

  func run() async throws {
    let session = try Session(options)
    let ledger = try session.appender()
    let (writer, genesis) = (ledger.writer, ledger.genesis)
    guard genesis.isRehearsal else {
      throw UsageError(
        Phrase(
          id: "naskah hanya dimainkan ke buku besar latihan; yang ini buku besar yang sebenarnya",
          en: "a script is played into rehearsal ledgers only; this one is real"))
    }
    var player = ScriptPlayer(session: session, ledger: ledger)
    let lines = BatchLine.lines(of: try readText(script, byteCountMax: FileSize.ofManyByteCountMax))
    for (number, bytes) in lines { try player.play(bytes, line: number) }
    let head = try writer.newest().checkpoint.treeHead
    try writer.close()
    if options.isJSON {
      return try Terminal.show(json: [
        "played": .integer(Int64(lines.count)), "root": .string("\(head.root)"),
        "size": .integer(Int64(head.size)),
      ])
    }
    let text = Phrase(
      id: "\(lines.count) peristiwa dimainkan; ukuran \(head.size)",
      en: "\(lines.count) events played; size \(head.size)")
    Terminal.show(session.presentation(of: genesis).page([text[session.language]]))
  }
}

/// Plays one line after the other, each in a commit of its own.
private struct ScriptPlayer {
  let session: Session
  let ledger: LedgerAppender
  private let signer: Swift.Result<any LogSigning, any Error>
  private var keys: [String: Ed25519PrivateKey] = [:]
  private var script = RehearsalScript()

  init(session: Session, ledger: LedgerAppender) {
    self.session = session
    self.ledger = ledger
    signer = Swift.Result { try ledger.logSigner() }
  }

  mutating func play(_ bytes: [UInt8], line: Int) throws {
    do {
      try play(bytes)
    } catch let error as LedgerError {
      throw LedgerError(
        error.code,
        Phrase(id: "baris \(line)", en: "line \(line)").told(with: error.phrase), hint: error.hint,
        cause: error)
    } catch let refusal as WritingRefusal {
      throw LineRefusal(line: line, refusal: refusal)
    }
  }

  private mutating func play(_ bytes: [UInt8]) throws {
    let moment = try moment(bytes)
    guard
      case .draft(var draft) = try BatchLine(
        bytes, catalogue: session.catalogue, offsetMinutes: ledger.genesis.offsetMinutes)
    else {
      throw LedgerError(
        .invalidData, Phrase(id: "sebuah babak adalah rancangan", en: "a moment is a draft"))
    }
    if let event = moment.corrects {
      draft.data = JSON(members: [("event", .string("\(event)"))] + draft.data.objectMembers)
    }
    let author = AuthorAtDesk(
      at: session.workplace, key: try key(of: moment.desk), clock: moment.received,
      recorded: moment.recorded, anchor: moment.anchor)
    let commit = try ledger.writer.commit(at: moment.received, signer: try signer.get()) {
      intake in
      try author.write(draft, into: &intake)
    }
    script.played(
      moment, as: commit.value.event, leaving: commit.checkpoint.checkpoint.treeHead)
  }

  private func moment(_ bytes: [UInt8]) throws -> RehearsalScript.Moment {
    do throws(RehearsalScript.Fault) {
      guard let text = try? JSONText(bytes) else { throw .notAMoment }
      return try script.moment(text.root)
    } catch .notAMoment {
      throw LedgerError(
        .invalidData,
        Phrase(id: "sebuah babak memuat desk dan received", en: "a moment has desk and received"))
    } catch .notPlayed(let label) {
      throw LedgerError(
        .invalidData,
        Phrase(id: "\(label) belum dimainkan", en: "\(label) has not been played"))
    }
  }

  private mutating func key(of desk: String) throws -> Ed25519PrivateKey {
    if let key = keys[desk] { return key }
    let key = try session.workplace.keys.file(named: desk).read()
    keys[desk] = key
    return key
  }
}

extension JSON {
  fileprivate var objectMembers: [(name: String, value: JSON)] {
    guard case .object(let members) = self else { return [] }
    return members.map { ($0.name, $0.value) }
  }
}
