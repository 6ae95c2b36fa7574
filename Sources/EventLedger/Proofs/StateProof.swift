import CanonicalJSON
package import TransparencyLog

/// A row of a projection with all that proves it from a registrar's public key alone: its path to
/// the root that a seal states, the proof of the seal, and those of the keys that it rests on.
///
/// It shows what the service stated, not that the statement is true: that the row follows from the
/// events is for whoever verifies the whole log.
package struct StateProof: Sendable {
  /// The most bytes a proof may have.
  package static let byteCountMax = 2 * LogProof.byteCountMax + EventProof.directoryByteCountMax

  /// The name of the projection.
  package let projection: String
  package let row: StoredRow
  /// The row's position among the rows, and its path to their root.
  package let path: InclusionProof
  /// The proof of the seal's entry.
  package let seal: LogProof
  /// The proofs of the entries that lead from the ledger's first event to the keys, in their order.
  package let directory: [LogProof]

  package init(
    projection: String, row: StoredRow, path: InclusionProof, seal: LogProof,
    directory: [LogProof]
  ) {
    self.projection = projection
    self.row = row
    self.path = path
    self.seal = seal
    self.directory = directory
  }

  /// Reads a proof's file in its one spelling; nil when it is something else.
  package init?(_ bytes: [UInt8]) {
    guard bytes.count <= Self.byteCountMax, bytes.last == UInt8(ascii: "\n"),
      let text = try? JSONText(Array(bytes.dropLast())), text.isCanonical,
      let projection = text.root["projection"]?.string, let key = text.root["key"]?.string,
      let value = text.root["value"],
      let position = text.root["position"]?.integer.flatMap({ UInt64(exactly: $0) }),
      let hashes = text.root["path"]?.elements.map({ $0.string.flatMap { Hash(hex: $0) } }),
      !hashes.contains(nil),
      let seal = text.root["seal"].flatMap({ LogProof($0) }),
      let directory = text.root["directory"].flatMap({ [LogProof]($0) })
    else { return nil }
    self.init(
      projection: projection, row: StoredRow(key: key, value: Array(value.bytes)),
      path: InclusionProof(index: position, hashes: hashes.compactMap(\.self)), seal: seal,
      directory: directory)
    guard self.bytes == bytes else { return nil }
  }

  /// The proof as a file: one canonical line.
  package var bytes: [UInt8] {
    guard let value = try? JSONText(row.value) else {
      preconditionFailure("a stored row is JSON")
    }
    let json: JSON = [
      "directory": .array(directory.map(\.json)), "key": .string(row.key),
      "path": .array(path.hashes.map { .string("\($0)") }),
      "position": .integer(Int64(clamping: path.index)), "projection": .string(projection),
      "seal": seal.json, "value": JSON(value.root),
    ]
    guard let bytes = try? json.canonicalBytes() else {
      preconditionFailure("a proof holds text and integers only")
    }
    return bytes + [UInt8(ascii: "\n")]
  }

  /// Checks all of it; the seal as it is proven, and what it states of the projection.
  package func check(
    trusting trust: ProofTrust
  ) throws(FactFault) -> (seal: ProofVerdict, sealed: SealedProjection) {
    let verdict = try ProofVerdict(seal, directory: directory, trusting: trust)
    let event = verdict.fact.fact.entry.event
    guard event.type == LedgerType.full(LedgerType.stateSealed),
      verdict.directory.role(of: event.author.key) == .service,
      let sealed = SealedProjection.all(in: event.data)?.first(where: { $0.name == projection })
    else { throw .notSealed(projection) }
    do {
      try path.verify(leafHash: StateRoot.leafHash(of: row), in: sealed.head)
    } catch {
      throw .rowNotIncluded(error)
    }
    return (verdict, sealed)
  }
}
