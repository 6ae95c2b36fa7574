import TransparencyLog

/// Holds what an inspector trusts against what the ledger says of itself.
struct TrustCheck {
  let genesis: Genesis
  let logKeys: LogKeys
  /// Every key of the directory, in the order they came in.
  let keys: [KeyRow]

  /// What the verification rests on, or the finding when what was given does not fit.
  func basis(of trust: Trust) -> (basis: TrustBasis, finding: Finding?) {
    switch trust {
    case .nothing:
      return (.nothing, nil)
    case .genesis(let hash):
      guard hash == genesis.hash else {
        return refuse(
          Finding.Rule.trustGenesis, .verbatim("\(hash)"), .verbatim("\(genesis.hash)"))
      }
      return (.genesis(hash), nil)
    case .key(let key):
      return basis(ofKey: key)
    case .policy(let policy):
      let finding = finding(about: policy)
      return (finding == nil ? .policy : .refused, finding)
    }
  }

  /// What is wrong with a policy for this ledger: it must name a key of its log.
  func finding(about policy: Policy) -> Finding? {
    guard !policy.logs.contains(where: { logKeys.contains($0.key) }) else { return nil }
    return refuse(
      Finding.Rule.trustPolicy, .common(.policyKey), .verbatim("\(logKeys.current)")
    ).finding
  }

  /// A registrar counts once it has signed in this ledger: anyone could have named its key.
  private func basis(ofKey key: NoteVerifier) -> (basis: TrustBasis, finding: Finding?) {
    let isRegistrar = keys.contains {
      $0.role == .registrar && $0.head > 0 && $0.verifier.publicKey == key.publicKey
    }
    if isRegistrar { return (.registrar(key), nil) }
    if logKeys.tenures.contains(where: { $0.key.publicKey == key.publicKey }) {
      return (.logKey(key), nil)
    }
    return refuse(Finding.Rule.trustKey, .common(.trusted(key)), .another)
  }

  private func refuse(
    _ rule: String, _ expected: Finding.Value, _ found: Finding.Value
  ) -> (basis: TrustBasis, finding: Finding?) {
    let finding = Finding(
      .authorship, at: .ledger, rule: rule, expected: expected, found: found)
    return (.refused, finding)
  }
}
