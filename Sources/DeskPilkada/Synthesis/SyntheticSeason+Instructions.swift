import CanonicalJSON
import EventLedger

/// Instructions of the province to its desks, each followed to its end.
extension SyntheticSeason {
  /// What one desk owes on an instruction.
  struct Task {
    let instruction: String
    let desk: String
    var step = Step.issued

    enum Step { case issued, acknowledged, completed }
  }

  /// The next instruction of the day; nil when its two digits are used up.
  mutating func instruction(in window: SyntheticWindow) -> SyntheticMoment? {
    let label = label(
      "INS-\(SyntheticText.day(window.end))-", countMax: 99,
      { String(SyntheticText.digits($0).suffix(2)) })
    guard let label else { return nil }
    let addressed = Set([regency().code, regency().code]).sorted()
    tasks += addressed.map { Task(instruction: label, desk: $0) }
    return SyntheticMoment(
      province, PilkadaType.instructionIssued, about: province,
      [
        ("instruction", .string(label)), ("to", .array(addressed.map { .string($0) })),
        ("text", SyntheticText.text("perintah rekaan", "a made-up instruction")),
        ("priority", .string(random.pick(["normal", "high", "immediate"]))),
        ("dueAt", later(window, hours: 96)), ("evidenceRequired", .boolean(random.chance(30))),
      ])
  }

  mutating func acknowledgement() -> SyntheticMoment? {
    guard var task = take(.issued) else { return nil }
    task.step = .acknowledged
    tasks.append(task)
    return step(of: task, PilkadaType.instructionAcknowledged, [])
  }

  mutating func completion() -> SyntheticMoment? {
    guard var task = take(.acknowledged) else { return nil }
    task.step = .completed
    tasks.append(task)
    return step(
      of: task, PilkadaType.instructionCompleted,
      [("result", SyntheticText.text("sudah dilaksanakan", "done"))])
  }

  mutating func verification() -> SyntheticMoment? {
    guard let task = take(.completed) else { return nil }
    return SyntheticMoment(
      province, PilkadaType.instructionVerified, about: province,
      [
        ("instruction", .string(task.instruction)), ("desk", .string(task.desk)),
        ("accepted", .boolean(random.chance(85))),
      ])
  }

  private mutating func take(_ step: Task.Step) -> Task? {
    guard let position = tasks.firstIndex(where: { $0.step == step }) else { return nil }
    return tasks.remove(at: position)
  }

  private func step(
    of task: Task, _ type: String, _ data: [(name: String, value: JSON)]
  ) -> SyntheticMoment {
    SyntheticMoment(
      task.desk, type, about: task.desk, [("instruction", .string(task.instruction))] + data)
  }
}
