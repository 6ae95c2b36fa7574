import Foundation

/// How busy the machine is with other work while it is measured.
struct MachineState {
  let cores: Int
  /// The processes that wanted a core in the last minute, on average.
  let load: Double

  /// The state now.
  static var now: MachineState {
    var averages = [0.0, 0.0, 0.0]
    let count = getloadavg(&averages, 3)
    return MachineState(
      cores: ProcessInfo.processInfo.activeProcessorCount, load: count > 0 ? averages[0] : 0)
  }

  /// What a reader of the figures should know.
  var sentence: String {
    let load = String(format: "%.1f", load)
    guard isBusy else { return "\(cores) cores, load \(load) before the run" }
    return "\(cores) cores, load \(load) before the run: others are at work, and figures by the "
      + "clock\nare worse than this machine's"
  }

  private var isBusy: Bool { load > Double(cores) / 2 }
}
