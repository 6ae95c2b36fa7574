import CanonicalJSON
package import DeskPilkada
package import EventLedger
import LedgerStore
package import TransparencyLog

/// What somebody wants to say: plain options, JSON, and single values set in it.
package struct StatementRequest {
  /// The type as it was called.
  package let name: String
  package let form: EventForm
  private let answers: [FormAnswer]
  private let subject: String?
  private let time: String?
  private let data: [UInt8]?
  private let settings: [String]

  /// Whether a person wrote it, with a plain word or plain options.
  package let isPlain: Bool

  /// Reads the plain options, as far as that needs no ledger.
  ///
  /// `words`: the plain options, as they were given. `reserved`: options, without dashes, that mean
  /// something else. `data`: JSON.
  package init(
    named name: String, words: [String], subject: String?, time: String?, data: [UInt8]?,
    settings: [String], reserved: Set<String>, under catalogue: Catalogue
  ) throws {
    self.name = name
    self.subject = subject
    self.time = time
    self.data = data
    self.settings = settings
    form = try Self.form(named: name, reserved: reserved, under: catalogue)
    isPlain = PlainWord(rawValue: name) != nil || !words.isEmpty
    do {
      answers = try FormReader(form).answers(words)
    } catch {
      throw StatementFault(error: error, type: name)
    }
  }

  /// The plain options of a type, by its plain word or its name.
  package static func form(
    named name: String, reserved: Set<String>, under catalogue: Catalogue
  ) throws(WritingRefusal) -> EventForm {
    guard let type = catalogue.type(named: PlainWord(rawValue: name)?.type ?? name) else {
      throw .unknownType(name)
    }
    return EventForm(of: type, reserved: reserved)
  }

  /// What the statement is for its author at a time, with what follows from the ledger filled in.
  package struct Drafted {
    package let draft: EventDraft
    /// The regions that were given by a code which another has replaced.
    package let recoded: [FoundRegion]
    package let regionNames: [String: String]
  }

  /// Drafts the statement.
  package func drafted(
    by key: Ed25519PrivateKey, at now: Instant, in ledger: LedgerAppender
  ) throws -> Drafted {
    let reading = ledger.writer.reading
    let author = try KeyDirectory(reading).row(Fingerprint(of: key.publicKey))
    let register = try RegionRegister(PilkadaRows(reading))
    let clock = PeopleClock(now: now, offsetMinutes: ledger.genesis.offsetMinutes)
    var filling = FormFilling(register: register, scope: author.scope, clock: clock)
    let builder = StatementBuilder(type: form.type)
    var data = try builder.data(self.data)
    let subject: String
    do {
      data = try filling.data(answers, into: data)
      subject =
        try self.subject.map { try region($0, with: &filling) }
        ?? place(in: data) ?? author.scope.code
    } catch let error as FormError {
      throw StatementFault(error: error, type: name, regionNames: register.names)
    }
    if isPlain, let word {
      let filledIn = FilledIn(word: word, author: author, ledger: reading, clock: clock)
      let leftOut = answers.filter(\.leavesOut).map { $0.field.path[0] }
      data = try filledIn.data(data, subject: subject, leavingOut: leftOut)
    }
    data = try builder.data(settings: settings, into: data)
    let draft = EventDraft(
      type: form.type.name, subject: subject, time: try time(with: clock), data: data)
    return Drafted(draft: draft, recoded: filling.recoded, regionNames: register.names)
  }

  private func time(with clock: PeopleClock) throws(TimeFault) -> Timestamp {
    guard let time else { return Timestamp(clock.now, offsetMinutes: clock.offsetMinutes) }
    guard let read = clock.time(time) else { throw TimeFault(text: time) }
    return read
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
}

/// Plain options of a type cannot be read.
package struct StatementFault: ServiceRefusal {
  package let error: FormError
  /// The type as it was called.
  package let type: String
  /// What regions are called, to name those that may have been meant.
  package let regionNames: [String: String]

  init(error: FormError, type: String, regionNames: [String: String] = [:]) {
    self.error = error
    self.type = type
    self.regionNames = regionNames
  }

  package var code: LedgerError.Code? { error.code }
}

/// What a person wrote with plain options does not fit its type, as was seen before the signature.
package struct PlainRefusal: ServiceRefusal {
  package let refusal: WritingRefusal
  /// The type as it was called.
  package let type: String

  package init(refusal: WritingRefusal, type: String) {
    self.refusal = refusal
    self.type = type
  }

  package var code: LedgerError.Code? { refusal.code }
}

/// A text is no time as people write it.
package struct TimeFault: ServiceRefusal {
  package let text: String

  package var code: LedgerError.Code? { nil }
}

extension PeopleClock {
  /// A time with an offset, or without one in a ledger's own.
  package static func time(
    _ text: String, in genesis: Genesis
  ) throws(TimeFault) -> Timestamp {
    guard let time = dated(text, offsetMinutes: genesis.offsetMinutes) else {
      throw TimeFault(text: text)
    }
    return time
  }
}
