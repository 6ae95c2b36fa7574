import CanonicalJSON
import EventLedger
import TransparencyLog

/// The acts that bring the desks and keys of a synthetic season into the directory.
struct SyntheticRegistration {
  let seed: UInt64

  /// The desks that are missing, a key for each, one of them rotated, and one lost and revoked.
  func moments(
    of desks: [SyntheticDesk], registered: Set<String>
  ) throws -> [SyntheticMoment] {
    var moments = desks.filter { !registered.contains($0.name) }.map { registration(of: $0, desks) }
    for desk in desks { moments.append(try registration(of: desk.name, for: desk, desks)) }
    let regencies = desks.filter { $0.role == .desk }
    if let first = regencies.first { moments.append(try rotation(of: first)) }
    if let second = regencies.dropFirst().first {
      let spare = "\(second.name)-spare"
      moments.append(try registration(of: spare, for: second, desks))
      moments.append(try revocation(of: spare, desks))
    }
    return moments
  }

  private func registration(of desk: SyntheticDesk, _ desks: [SyntheticDesk]) -> SyntheticMoment {
    SyntheticMoment(
      Role.registrar.rawValue, LedgerType.deskRegistered, about: desks[0].scope,
      [
        ("desk", .string(desk.name)), ("hostAgency", SyntheticText.text("desk latihan", "desk")),
        ("level", .string(desk.level)), ("scope", .string(desk.scope)),
      ])
  }

  private func registration(
    of key: String, for desk: SyntheticDesk, _ desks: [SyntheticDesk]
  ) throws -> SyntheticMoment {
    let verifier = try SyntheticSigner.verifier(of: key, seed: seed)
    var moment = SyntheticMoment(
      Role.registrar.rawValue, LedgerType.keyRegistered, about: desks[0].scope,
      [
        ("desk", .string(desk.name)), ("key", .string("\(verifier)")),
        ("role", .string(desk.role.rawValue)), ("scope", .string(desk.scope)),
      ])
    moment.begins = (key, desk.name, key)
    return moment
  }

  private func rotation(of desk: SyntheticDesk) throws -> SyntheticMoment {
    let key = "\(desk.name)-second"
    let verifier = try SyntheticSigner.verifier(of: key, seed: seed)
    var moment = SyntheticMoment(
      desk.name, LedgerType.keyRotated, about: desk.scope, [("key", .string("\(verifier)"))])
    moment.begins = (desk.name, desk.name, key)
    return moment
  }

  private func revocation(of key: String, _ desks: [SyntheticDesk]) throws -> SyntheticMoment {
    let verifier = try SyntheticSigner.verifier(of: key, seed: seed)
    return SyntheticMoment(
      Role.registrar.rawValue, LedgerType.keyRevoked, about: desks[0].scope,
      [("key", .string("\(Fingerprint(of: verifier.publicKey))")), ("reason", "lost")])
  }
}
