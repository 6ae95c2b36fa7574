import CanonicalJSON
package import EventLedger
import LedgerStore
package import TransparencyLog

/// What the service has stated of the state before an entry.
package struct StateSeal {
  /// The hash of the event.
  package let event: Hash
  /// The index of its entry.
  package let index: UInt64
  package let projections: [SealedProjection]
}

extension LedgerAppender {
  /// Lets the service state the root of every projection.
  package func seal() throws -> StateSeal {
    let clock = try now()
    try mustBelieve(clock)
    let author = AuthorAtDesk(at: workplace, key: try serviceKey(), clock: clock)
    return try writer.commit(at: clock, signer: try logSigner()) { intake in
      let projections = try intake.sealedProjections()
      let placed = try author.write(
        .act(
          LedgerType.stateSealed, subject: genesis.scope.code, time: timestamp(clock),
          data: ["projections": .array(projections.map(\.json))]), into: &intake)
      return StateSeal(event: placed.event, index: placed.index, projections: projections)
    }.value
  }
}
