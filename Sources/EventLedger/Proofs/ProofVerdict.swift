package import CanonicalJSON
import TransparencyLog

/// What a proof shows, and on whose word the log's key is known.
package struct ProofVerdict: Sendable {
  package let fact: ProvenFact
  package let directory: ProvenDirectory
  package let basis: TrustBasis

  /// Checks an event's proof with the entries that lead to its author's key and the log's.
  init(
    _ fact: LogProof, directory: [LogProof], trusting trust: ProofTrust
  ) throws(FactFault) {
    self.directory = try ProvenDirectory(directory, over: fact.note)
    self.fact = try self.directory.fact(of: fact)
    basis = try self.directory.basis(of: trust)
  }

  /// The verdict for machines.
  package var members: [(name: String, value: JSON)] {
    let entry = fact.fact.entry
    let checkpoint = fact.fact.checkpoint.checkpoint
    return [
      ("basis", .string(basis.code)), ("desk", .string(entry.event.author.desk)),
      ("event", .string("\(entry.event.hash)")),
      ("index", .integer(Int64(clamping: fact.fact.index))),
      ("ledger", .string("\(directory.genesis.hash)")),
      ("logKey", .string("\(directory.logKey)")),
      ("logKeyNamedAt", .integer(Int64(clamping: directory.logKeyNamedAt))),
      ("origin", .string("\(checkpoint.origin)")),
      ("registeredAt", .integer(Int64(clamping: fact.registration.index))),
      ("rehearsal", .boolean(directory.genesis.isRehearsal)),
      ("signer", .string("\(fact.key)")),
      ("size", .integer(Int64(clamping: checkpoint.treeHead.size))), ("verdict", "holds"),
    ]
  }
}
