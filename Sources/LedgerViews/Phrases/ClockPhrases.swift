import EventLedger
package import LedgerService

extension ClockFault: WordedRefusal {
  package var explanation: Explanation {
    switch self {
    case .leap(let now, let newest, let isKept):
      let times = Self.times(now, newest)
      let unkept = Phrase(
        id: ", dan tidak ada yang menyetel jam mesin ini",
        en: ", and nothing keeps this machine's clock right")
      return Explanation(
        isKept ? times : times + unkept,
        hint: Phrase(
          id: "periksa jamnya, lalu tulis sekali dengan --clock-checked",
          en: "look at the clock, then append once with --clock-checked"))
    case .behind(let now, let newest, let opens):
      return Explanation(
        Self.times(now, newest),
        hint: Phrase(
          id: "setel jam mesin ini; entri diterima lagi mulai \(Timestamp(utc: opens.instant))",
          en: "set the clock of this machine; entries go in again from "
            + "\(Timestamp(utc: opens.instant))"))
    }
  }

  private static func times(_ now: Timestamp, _ newest: Timestamp) -> Phrase {
    let (present, last) = (Timestamp(utc: now.instant), Timestamp(utc: newest.instant))
    return Phrase(
      id: "jam menunjukkan \(present), entri terbaru \(last)",
      en: "the clock says \(present), the newest entry \(last)")
  }

  /// What a person is asked about a clock that leaps; nil for one that is behind.
  package func question(in presentation: Presentation) -> String? {
    guard case .leap(let now, let newest, _) = self else { return nil }
    let (last, present) = (presentation.dayAndTime(newest), presentation.dayAndTime(now))
    return presentation.say(
      Phrase(
        id: "Entri terakhir dari \(last.indonesian). Benarkah sekarang "
          + "\(present.indonesian)? [y/T]",
        en: "The last entry is of \(last.english). Is it \(present.english)? [y/N]"))
  }
}

extension Presentation {
  /// `Monday 2024-11-25 07:12`, at the ledger's offset.
  fileprivate func dayAndTime(_ time: Timestamp) -> Phrase {
    let day = CivilDate(of: time.instant, offsetMinutes: offsetMinutes)
    // 1 January 1970 was a Thursday.
    let weekday = Self.weekdays[(day.daysSince1970 % 7 + 7 + 3) % 7]
    return weekday + Phrase(verbatim: " " + shortTime(time.instant))
  }

  private static let weekdays = [
    Phrase(id: "Senin", en: "Monday"), Phrase(id: "Selasa", en: "Tuesday"),
    Phrase(id: "Rabu", en: "Wednesday"), Phrase(id: "Kamis", en: "Thursday"),
    Phrase(id: "Jumat", en: "Friday"), Phrase(id: "Sabtu", en: "Saturday"),
    Phrase(id: "Minggu", en: "Sunday"),
  ]
}
