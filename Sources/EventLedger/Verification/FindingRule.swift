extension Finding {
  /// The rules of verification that are not already rules of taking in (`NotTaken.rule`).
  package enum Rule {
    /// An entry's bytes are a canonical entry.
    package static let entryForm = "entry-form"
    /// Positions count from 0 without gaps.
    package static let entryMissing = "entry-missing"
    /// A position is that of an entry.
    package static let entryPosition = "entry-position"
    /// A checkpoint is a signed note of the log's origin.
    package static let checkpointForm = "checkpoint-form"
    /// A checkpoint is signed by the log key in force at its size.
    package static let checkpointSignature = "checkpoint-signature"
    /// A checkpoint's row stands under the size that is signed.
    package static let checkpointSize = "checkpoint-size"
    /// The newest checkpoint is of all entries.
    package static let checkpointNewest = "checkpoint-newest"
    /// The entries hash to the root that is signed.
    package static let treeRoot = "tree-root"
    /// A full tile holds the hashes that the entries give.
    package static let tileMismatch = "tile-mismatch"
    /// Every full tile is there.
    package static let tileMissing = "tile-missing"
    /// No tile is there that the log is too small for.
    package static let tileSurplus = "tile-surplus"
    /// A witness's line is a signature line, of the checkpoint of its size.
    package static let cosignatureForm = "cosignature-form"
    /// A witness's line verifies under the key of its row.
    package static let cosignatureSignature = "cosignature-signature"
    /// The index leads from every event to its entry.
    package static let indexRow = "index-row"
    /// The index leads from nothing else.
    package static let indexSurplus = "index-surplus"
    /// A stored projection has the version that the rules give it, and a size of this history.
    package static let projectionForm = "projection-form"
    /// Every projection is stored, and none besides.
    package static let projectionSet = "projection-set"
    /// A stored row is the one that the entries give.
    package static let projectionRow = "projection-row"
    /// The stored rows have the root that the entries give.
    package static let projectionRoot = "projection-root"
    /// A seal states the roots that the entries before it give.
    package static let sealRoot = "seal-root"
    /// A commitment has a row that opens it, unless the value was erased.
    package static let sealedMissing = "sealed-missing"
    /// A row holds what can be a box.
    package static let sealedForm = "sealed-form"
    /// A row opens its commitment.
    package static let sealedMismatch = "sealed-mismatch"
    /// What was erased is not there.
    package static let sealedErased = "sealed-erased"
    /// Of what was erased no trace is left in the file's bytes.
    package static let erasureUnfinished = "erasure-unfinished"
    /// No row stands without a commitment.
    package static let sealedSurplus = "sealed-surplus"
    /// A kept checkpoint is not of more entries than there are.
    package static let seenSize = "seen-size"
    /// A kept checkpoint has the root of this history.
    package static let seenRoot = "seen-root"
    /// A ledger that was verified before does not have fewer entries than then.
    package static let memorySize = "memory-size"
    /// A ledger that was verified before has the root that it had then.
    package static let memoryRoot = "memory-root"
    /// The log key has signed one history.
    package static let splitView = "split-view"
    /// Evidence is a checkpoint that the log key signed and that this history does not have.
    package static let evidenceForm = "evidence-form"
    /// The trusted key is a registrar's that signed in this ledger, or the log's.
    package static let trustKey = "trust-key"
    /// The trusted hash is that of the first event.
    package static let trustGenesis = "trust-genesis"
    /// The trusted policy names the log's key.
    package static let trustPolicy = "trust-policy"
    /// The container can be read.
    package static let unreadable = "unreadable"
    /// The container's objects are those of the format.
    package static let structure = "structure"

    /// The rules that also break where an earlier entry is not what it was.
    package static let consequences: Set<String> = [
      "unknown-key", "key-not-in-force", "unknown-type", "number-gap", "previous-mismatch",
      "checkpoint-unknown", treeRoot, tileMismatch, indexRow, indexSurplus, projectionRow,
      projectionRoot, sealRoot, sealedMismatch, sealedMissing, sealedSurplus,
    ]
  }
}
