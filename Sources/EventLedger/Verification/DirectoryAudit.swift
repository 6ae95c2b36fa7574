import TransparencyLog

/// What the rebuilt directory says about who acted and who anchored.
struct DirectoryAudit {
  /// Every key in the order they came in.
  let keys: [KeyRow]

  init(_ state: LedgerState) {
    keys = state.directory.loadedKeys.sorted { $0.since < $1.since }
  }

  /// Every key that signed as a registrar, the recovery key with them.
  var registrars: [ActingKey] {
    keys.filter { ($0.role == .registrar || $0.role == .recovery) && $0.head > 0 }.map {
      ActingKey(
        key: $0.verifier, role: $0.role, since: $0.since, events: $0.head, endedAt: $0.end?.index)
    }
  }

  /// How many numbers of keys' chains the registrars have said that nobody can supply.
  var declaredGaps: UInt64 { keys.reduce(0) { $0 + $1.skipped } }

  /// How many events are kept that a key signed with a number it had used.
  var equivocations: UInt64 { keys.reduce(0) { $0 + UInt64($1.equivocations.count) } }

  /// How many events anchor a history that was lost with a restart of the log.
  var lostAnchors: UInt64 { keys.reduce(0) { $0 + $1.lostAnchors } }

  /// The greatest size that at least two desks other than the operator's own have anchored.
  ///
  /// `foreign`: keys that anchored what is none of this history. Theirs do not count,
  ///   nor those of keys whose events were set aside as stolen.
  func anchored(except foreign: Set<Fingerprint>) -> Confirmations.Anchored? {
    var sizes: [String: UInt64] = [:]
    for key in keys
    where key.anchorSize > 0 && !key.role.isOperator && key.setAsideFrom == nil
      && !foreign.contains(Fingerprint(of: key.verifier.publicKey))
    {
      sizes[key.desk] = max(sizes[key.desk] ?? 0, key.anchorSize)
    }
    let descending = sizes.values.sorted(by: >)
    guard descending.count >= Self.desksNeeded else { return nil }
    let size = descending[Self.desksNeeded - 1]
    return Confirmations.Anchored(
      size: size, desks: sizes.filter { $0.value >= size }.map(\.key).sorted())
  }

  /// One desk alone could be in league with the operator.
  private static let desksNeeded = 2
}
