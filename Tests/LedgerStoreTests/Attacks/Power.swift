import LedgerTestSupport

/// What an attacker has beyond what anybody has: a program, the network, and time.
enum Power: String, CaseIterable, Comparable {
  /// To write to the ledger's file and to all that lies beside it.
  case disk = "the disk"
  /// The key that signs checkpoints.
  case logKey = "the log key"
  /// The key of one desk's device.
  case deskKey = "one desk's key"
  /// The key of one registrar.
  case registrarKey = "one registrar's key"
  /// The keys of as many registrars as must agree.
  case councilKeys = "the keys of enough registrars"
  /// The key of what the log itself states.
  case serviceKey = "the service's key"
  /// The key that is kept offline.
  case recoveryKey = "the recovery key"
  /// The keys of all desks.
  case allDeskKeys = "every desk's key"
  /// The program that the ledger is written and read with.
  case program = "the program"

  static func < (left: Power, right: Power) -> Bool {
    guard let first = allCases.firstIndex(of: left), let second = allCases.firstIndex(of: right)
    else { preconditionFailure("every power is one of all") }
    return first < second
  }

  /// The powers any one of which lets somebody sign with a key; none when the key is nobody's yet.
  static func toSign(with key: TestKey) -> Set<Power> {
    let holders: [(powers: Set<Power>, keys: [TestKey])] = [
      ([.deskKey, .allDeskKeys], GoodLedger.desks.map(\.key)),
      ([.registrarKey, .councilKeys], TestCouncil.registrars),
      ([.serviceKey], [.service]), ([.recoveryKey], [.recovery]), ([.logKey], [.log]),
    ]
    let holder = holders.first { holder in
      holder.keys.contains { $0.fingerprint == key.fingerprint }
    }
    return holder?.powers ?? []
  }
}

extension TestKey {
  static let service = TestKey("service")
  static let recovery = TestKey("recovery")
  /// The key of the log when it was begun anew, under another name, and once more.
  static let secondLog = TestKey("log-2", as: TestLedger.origin + "/2")
  static let thirdLog = TestKey("log-3", as: TestLedger.origin + "/3")
  /// A key that the attacker made.
  static let thief = TestKey("thief")
}
