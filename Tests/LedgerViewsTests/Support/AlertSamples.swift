import DeskPilkada
import EventLedger

/// Alerts that the pages show: one of each kind, all invented.
enum AlertSamples {
  static func now() throws -> Instant { try Fixtures.instant("2024-11-25T09:00:01+08:00") }

  static func all() throws -> [Alert] {
    [
      try alert(
        .missingReport, .high, "64.07", desk: "64.07", "2024-11-25T09:00:00+08:00",
        "rakor-2024-11-25"),
      try alert(
        .filingOverdue, .high, "64.01.02", desk: "64.01", "2024-11-24T00:00:00+08:00",
        "VIO-64.01-0001", [1_310]),
      try alert(
        .decisionOverdue, .high, "64.72.01", desk: "64.72", "2024-11-24T00:00:00+08:00",
        "VIO-64.72-0002", [1_388]),
      try alert(
        .compromisedKey, .high, "64.72", desk: "64.72", "2024-11-23T20:04:00+08:00",
        "key-compromised", [1_402, 1_405, 1_409]),
      try alert(
        .doubleSigning, .high, "64.71", desk: "64.71", "2024-11-24T21:15:00+08:00",
        "d9abb6c2acfda524", [1_441]),
      try alert(
        .contradiction, .medium, "64.74", desk: "64.74", "2024-11-25T07:45:00+08:00",
        "VIO-64.74-0003", [1_501, 1_377]),
      try alert(
        .instructionOverdue, .medium, "64.11", desk: "64.11", "2024-11-24T12:00:00+08:00",
        "INS-2024-11-22-01", [1_412]),
      try alert(
        .shipmentOverdue, .medium, "64.11.05.2001", "2024-11-24T18:00:00+08:00",
        "SHP-kpu-64.11-0058", [1_398]),
      try alert(
        .shipmentDifference, .medium, "64.72.01", "2024-11-23T11:30:00+08:00", "SHP-64.72-0007",
        [1_371]),
      try alert(
        .negativeBalance, .medium, "64.11", "2024-11-24T09:10:00+08:00",
        "64.11/ballot.regent_mayor",
        [1_420]),
      try alert(
        .clockSkew, .medium, "64.02", desk: "64.02", "2024-11-22T08:00:00+08:00", "clock-ahead",
        [1_333]),
      try alert(.targetMismatch, .low, "64", "2024-11-17T08:00:00+08:00", "voters", [1_220]),
      try alert(
        .staleSource, .low, "64.02", desk: "64.02", "2024-11-25T07:50:00+08:00",
        "REP-64.02-2024-11-25", [1_505]),
    ]
  }

  private static func alert(
    _ kind: AlertKind, _ severity: AlertSeverity, _ region: String, desk: String? = nil,
    _ since: String, _ key: String, _ entries: [UInt64] = []
  ) throws -> Alert {
    Alert(
      kind: kind, severity: severity, region: region, desk: desk,
      since: try Fixtures.instant(since), key: key, entries: entries)
  }
}
