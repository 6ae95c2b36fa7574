import CanonicalJSON
import DeskPilkada
import EventLedger
import LedgerService
import LedgerStore
import LedgerViews
import TransparencyLog

/// A statement put together from what stands on the command line: plain options, JSON, and single
/// values set in it.
struct FormStatement {
  let session: Session
  /// The type as it was called.
  let name: String
  let answers: [FormAnswer]
  let subject: String?
  let time: String?
  let data: String?
  let settings: [String]
  private let form: EventForm

  /// Whether a person wrote it, with a plain word or plain options.
  let isPlain: Bool

  /// `words`: the plain options, as they were given.
  init(
    session: Session, name: String, words: [String], subject: String?, time: String?,
    data: String?, settings: [String]
  ) throws {
    self.session = session
    self.name = name
    self.subject = subject
    self.time = time
    self.data = data
    self.settings = settings
    form = try Self.form(named: name, in: session)
    isPlain = PlainWord(rawValue: name) != nil || !words.isEmpty
    do {
      answers = try FormReader(form).answers(words)
    } catch {
      throw session.error(error, type: name)
    }
  }

  /// The plain options of a type, by its plain word or its name.
  static func form(named name: String, in session: Session) throws -> EventForm {
    let type = try session.type(named: PlainWord(rawValue: name)?.type ?? name)
    return EventForm(of: type, reserved: ownOptions)
  }

  /// The options of the command itself that fields of a type are called like.
  private static let ownOptions: Set<String> = [
    "batch", "clock-checked", "data", "help", "json", "keep-going", "key", "keys", "lang",
    "ledger", "receipt", "rejects", "seen", "set", "subject", "time", "version", "yes",
  ]

  /// The statement, given the ledger's first event and the present time.
  func draft(genesis: Genesis, now: Timestamp) throws -> EventDraft {
    let ledger = try session.open()
    let key = Fingerprint(of: try session.authorKey().publicKey)
    let author = try KeyDirectory(ledger).row(key)
    let register = try RegionRegister(PilkadaRows(ledger))
    let clock = PeopleClock(now: now.instant, offsetMinutes: genesis.offsetMinutes)
    var filling = FormFilling(register: register, scope: author.scope, clock: clock)
    let builder = StatementBuilder(type: form.type)
    var data = try builder.data(self.data, settings: [])
    let subject: String
    do {
      data = try filling.data(answers, into: data)
      subject =
        try self.subject.map { try region($0, with: &filling) }
        ?? place(in: data) ?? author.scope.code
    } catch let error as FormError {
      throw session.error(
        error, type: name, presentation: session.presentation(of: genesis, names: register.names))
    }
    if isPlain, let word {
      let filledIn = FilledIn(word: word, author: author, ledger: ledger, clock: clock)
      let leftOut = answers.filter(\.leavesOut).map { $0.field.path[0] }
      data = try filledIn.data(data, subject: subject, leavingOut: leftOut)
    }
    data = try builder.data(settings: settings, into: data)
    tell(filling.recoded, in: session.presentation(of: genesis, names: register.names))
    return .init(
      type: form.type.name, subject: subject,
      time: try time.map { try clock.time($0) ?? session.time($0, in: genesis) } ?? now,
      data: data)
  }

  private var word: PlainWord? { PlainWord(type: form.type.shortName) }

  /// What the register says of a code is about that code, old or new.
  private func region(
    _ text: String, with filling: inout FormFilling
  ) throws(FormError) -> String {
    guard !PilkadaType.ofTheRegister.contains(form.type.shortName), !form.type.isLedgerType else {
      return text
    }
    return try filling.region(text, option: "subject")
  }

  /// The region of the place that the event is about, where the data names one.
  private func place(in data: JSON) -> String? {
    guard let place = word?.place,
      case .string(let code)? = data.value(at: JSONPointer(tokens: [place, "region"]))
    else { return nil }
    return code
  }

  private func tell(_ recoded: [FoundRegion], in presentation: Presentation) {
    for found in recoded { Terminal.complain(RegionListView(presentation).line(of: found)) }
  }
}
