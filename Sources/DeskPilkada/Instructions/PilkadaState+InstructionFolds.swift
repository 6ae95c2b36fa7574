import EventLedger

extension PilkadaType {
  package static let instructionIssued = "instruction.issued"
  package static let instructionAcknowledged = "instruction.acknowledged"
  package static let instructionCompleted = "instruction.completed"
  package static let instructionVerified = "instruction.verified"
}

extension PilkadaState {
  /// Folds an event about an instruction.
  mutating func foldInstruction(_ change: Change) throws(RowError) {
    let key = change.data.text("instruction") ?? ""
    guard change.type.shortName != PilkadaType.instructionIssued else {
      let region = change.record.event.subject
      return try foldMaker(
        InstructionIssued(change.record, region: region), label: key, into: \.instructions,
        of: change)
    }
    guard let step = InstructionStep(change.record, type: change.type) else {
      preconditionFailure("\(change.type.name) is no step of an instruction")
    }
    try foldStep(step, of: key, into: \.instructions, of: change)
  }
}
