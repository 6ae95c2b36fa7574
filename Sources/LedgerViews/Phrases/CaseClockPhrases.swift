import DeskPilkada
import EventLedger

extension CaseClock {
  /// What is owed under the limit.
  var phrase: Phrase {
    switch limit {
    case .filing: Phrase(id: "belum dilaporkan ke Bawaslu", en: "not filed with Bawaslu yet")
    case .decision: Phrase(id: "menunggu keputusan", en: "awaiting a decision")
    }
  }

  /// How much of it is left at an instant.
  func left(at instant: Instant) -> Phrase {
    let days = daysLeft(at: instant)
    if days < 0 {
      return Phrase(id: "LEWAT ", en: "OVER by ")
        + Phrase.count(-days, id: "hari", one: "day", many: "days")
    }
    guard days > 0 else { return Phrase(id: "hari terakhir", en: "last day") }
    return Phrase.count(days, id: "hari lagi", one: "day left", many: "days left")
  }
}

extension VotingDay {
  /// How far the voting is away.
  func phrase(at instant: Instant, in presentation: Presentation) -> Phrase {
    let days = daysLeft(at: instant, offsetMinutes: presentation.offsetMinutes)
    let day = presentation.time(startsAt).prefix(10)
    if days == 0 { return Phrase(id: "hari ini pemungutan suara", en: "voting is today") }
    guard days > 0 else {
      return Phrase.count(-days, id: "hari sejak", one: "day since", many: "days since")
        + Phrase(id: " pemungutan suara \(day)", en: " the voting of \(day)")
    }
    return Phrase.count(days, id: "hari lagi ke", one: "day to", many: "days to")
      + Phrase(id: " pemungutan suara \(day)", en: " the voting of \(day)")
  }
}
