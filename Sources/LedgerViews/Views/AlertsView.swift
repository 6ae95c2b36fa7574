package import DeskPilkada
package import EventLedger

/// What needs somebody's attention, the most urgent first, and who does what about it next.
package struct AlertsView {
  private let presentation: Presentation

  package init(_ presentation: Presentation) { self.presentation = presentation }

  /// The alerts as text, with the next step once for each kind.
  ///
  /// * `instant`: as of when they were looked for.
  /// * `size`: the number of entries the state was folded from.
  package func text(of alerts: [Alert], at instant: Instant, size: UInt64) -> String {
    let heading = [
      say("PERINGATAN", "ALERTS") + " " + counts(of: alerts),
      say("keadaan pada", "as of") + " \(presentation.time(instant)), " + say("dari", "from")
        + " \(size) " + say("peristiwa", "events"),
      "",
    ]
    return presentation.page(
      heading.flatMap { $0.wrapped(to: presentation.width) }
        + presentation.lines(of: shortTable(of: alerts)) + nextSteps(of: alerts))
  }

  /// The alerts for programs, a row each.
  package func table(of alerts: [Alert]) -> TextTable {
    let names = [
      "severity", "kind", "region", "desk", "key", "since", "entries", "nextStep",
    ]
    var table = TextTable(names.map { .init($0, title: $0) }, emptyNote: none)
    for alert in alerts {
      table.append([
        .term(code: alert.severity.rawValue, label: presentation.say(alert.severity.phrase)),
        .term(code: alert.kind.rawValue, label: presentation.say(alert.kind.phrase)),
        .text(alert.region), alert.desk.map { .text($0) } ?? .nothing, .text(alert.key),
        .text("\(Timestamp(utc: alert.since))"),
        .text(alert.entries.map(String.init).joined(separator: " ")),
        .text(presentation.say(alert.kind.nextStep)),
      ])
    }
    return table
  }

  /// What people read: where, what and since when.
  private func shortTable(of alerts: [Alert]) -> TextTable {
    var table = TextTable(
      [
        .init("severity", title: say("tingkat", "level")),
        .init("kind", title: say("peringatan", "alert")),
        .init("region", title: say("wilayah", "region")),
        .init("key", title: say("perihal", "about")),
        .init("since", title: say("sejak", "since")),
      ], emptyNote: none)
    for alert in alerts {
      table.append([
        .text(presentation.say(alert.severity.phrase)), .text(presentation.say(alert.kind.phrase)),
        .text(region(of: alert)), .text(subject(of: alert)),
        .text(presentation.shortTime(alert.since)),
      ])
    }
    return table
  }

  /// The region by code and name, without the word for its level.
  private func region(of alert: Alert) -> String {
    ["Kabupaten ", "Kota "].reduce(presentation.region(alert.region)) { name, level in
      name.replacing(level, with: "")
    }
  }

  /// Words where the key is a code, and no region again that has its own column.
  private func subject(of alert: Alert) -> String {
    switch alert.kind {
    case .targetMismatch:
      alert.key == "voters" ? say("pemilih", "voters") : say("TPS", "polling stations")
    case .negativeBalance: BalanceKey(alert.key)?.item ?? alert.key
    case .compromisedKey, .clockSkew: entries(of: alert)
    default: alert.key
    }
  }

  private func entries(of alert: Alert) -> String {
    guard let first = alert.entries.first else { return alert.key }
    let more = alert.entries.count - 1
    return say("entri", "entry") + " \(first)" + (more > 0 ? " +\(more)" : "")
  }

  private func nextSteps(of alerts: [Alert]) -> [String] {
    let kinds = AlertKind.allCases.filter { kind in alerts.contains { $0.kind == kind } }
    guard !kinds.isEmpty else { return [] }
    let steps = kinds.flatMap { kind in
      "- \(presentation.say(kind.phrase)): \(presentation.say(kind.nextStep))"
        .wrapped(to: presentation.width)
    }
    return ["", say("Langkah berikutnya", "What to do next")] + steps
  }

  private func counts(of alerts: [Alert]) -> String {
    AlertSeverity.allCases.map { severity in
      "\(alerts.count { $0.severity == severity }) \(presentation.say(severity.phrase))"
    }.joined(separator: ", ")
  }

  private var none: String { say("Tidak ada peringatan.", "No alerts.") }

  private func say(_ indonesian: String, _ english: String) -> String {
    presentation.say(Phrase(id: indonesian, en: english))
  }
}
