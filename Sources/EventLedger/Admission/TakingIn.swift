import CanonicalJSON
import JSONSchema
import TransparencyLog

/// The first stage of admission: is this the next authentic event of this key?
///
/// What fails it is not taken: nothing is written and the number stays free. Openings of sealed
/// values are checked apart, by `SealedValues`, since a replay does not have them.
extension LedgerState {
  /// What must be fetched before `obstacle` can be asked about an event.
  package func needsForTakingIn(_ event: Event) -> Needs {
    var needs = Needs()
    needs.checkpoint = event.anchor?.size
    return needs
  }

  /// Why the event cannot be the log's next entry; nil when it can.
  ///
  /// * `signature`: the author's signature, or nil when the caller checks it elsewhere.
  /// * `typesAreKnown`: false when the ledger's rules are not the catalogue's; then a type that
  ///     the catalogue lacks is no obstacle.
  package mutating func obstacle(
    toTakingIn event: Event, signature: [UInt8]?, received: Instant, fetched: Fetched,
    typesAreKnown: Bool = true
  ) throws(RowError) -> NotTaken? {
    guard let row = try directory.row() else {
      return obstacle(toOpeningWith: event, signature: signature)
    }
    if let obstacle = obstacle(ofForm: event, in: row, typesAreKnown: typesAreKnown) {
      return obstacle
    }
    guard let key = try key(event.author.key) else {
      return .unknownKey(event.author.key)
    }
    guard key.isInForce(at: size), key.role != .log else {
      return .keyNotInForce(event.author.key)
    }
    guard key.desk == event.author.desk else {
      return .wrongDesk(expected: key.desk, found: event.author.desk)
    }
    if let signature, !key.accepts(signature, of: event) { return .badSignature }
    if let obstacle = obstacle(inChainOf: key, to: event) { return obstacle }
    if let obstacle = try obstacle(toAnchorOf: event, key: key, fetched: fetched) {
      return obstacle
    }
    if let lastReceived, received < lastReceived {
      return .receivedEarlier(previous: lastReceived, found: received)
    }
    return nil
  }

  private func obstacle(
    ofForm event: Event, in row: LedgerRow, typesAreKnown: Bool
  ) -> NotTaken? {
    guard event.ledger == row.genesis.hash else {
      return event.ledger == nil ? .alreadyOpened : .otherLedger(found: event.ledger)
    }
    let rules = row.rules.last.flatMap { catalogue.known($0) } ?? catalogue
    let type = rules.types[event.type]
    guard type != nil || !typesAreKnown else { return .unknownType(event.type) }
    guard type?.shortName != LedgerType.ledgerOpened else { return .alreadyOpened }
    guard row.awaitedRegistrars.isEmpty || type?.shortName == LedgerType.actApproved else {
      return .awaitingRegistrars(row.awaitedRegistrars.count)
    }
    return nil
  }

  private func obstacle(inChainOf key: KeyRow, to event: Event) -> NotTaken? {
    guard event.number > key.head else { return .numberUsed(event.number, head: key.head) }
    guard event.number == key.head + 1 else {
      return .numberGap(expected: key.head + 1, found: event.number)
    }
    guard event.previous == key.headHash else {
      return .previousMismatch(expected: key.headHash, found: event.previous)
    }
    return nil
  }

  private mutating func obstacle(
    toAnchorOf event: Event, key: KeyRow, fetched: Fetched
  ) throws(RowError) -> NotTaken? {
    guard let anchor = event.anchor else {
      return key.anchorSize > 0 || key.lostAnchors > 0 ? .anchorMissing : nil
    }
    if try isAnchorLost(of: event, by: key, fetched: fetched) { return nil }
    guard anchor.size >= key.anchorSize else {
      return .anchorShrinks(from: key.anchorSize, to: anchor.size)
    }
    guard anchor.size <= size, fetched.checkpoint == anchor.treeHead else {
      return .checkpointUnknown(anchor)
    }
    return nil
  }

  /// The first event brings its own keys: it must be signed by a registrar that it names.
  private func obstacle(toOpeningWith event: Event, signature: [UInt8]?) -> NotTaken? {
    guard let type = catalogue.types[event.type], type.shortName == LedgerType.ledgerOpened,
      event.ledger == nil, event.previous == nil, event.anchor == nil, event.number == 1
    else { return .notOpened }
    guard type.schema.isValid(event.data) else {
      return .malformed(.malformed(member: "data", expected: .opening))
    }
    let genesis: Genesis
    do { genesis = try Genesis(event) } catch { return .malformed(error) }
    guard event.author.desk == Role.registrar.rawValue, event.subject == genesis.scope.code else {
      return .wrongDesk(expected: Role.registrar.rawValue, found: event.author.desk)
    }
    guard
      let author = genesis.registrars.first(where: {
        Fingerprint(of: $0.publicKey) == event.author.key
      })
    else { return .unknownKey(event.author.key) }
    guard let signature else { return nil }
    let isValid = author.publicKey.isValidSignature(
      signature, for: EventSignature.signedBytes(of: event.bytes))
    return isValid ? nil : .badSignature
  }
}

extension KeyRow {
  /// Whether a signature is this key's over an event.
  package func accepts(_ signature: [UInt8], of event: Event) -> Bool {
    verifier.publicKey.isValidSignature(
      signature, for: EventSignature.signedBytes(of: event.bytes))
  }
}
