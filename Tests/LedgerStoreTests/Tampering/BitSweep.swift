import EventLedger
import Foundation
import LedgerStore
import LedgerTestSupport

/// Turns bits of a ledger's file, one at a time, and sees whether a verification finds each.
struct BitSweep: Sendable {
  private let bytes: [UInt8]
  private let catalogue: Catalogue
  private let folder: URL

  /// What became of the bits.
  struct Result: Sendable {
    /// How many bits were found, by what found them: a rule, or the error when the file is refused.
    var found: [String: Int] = [:]
    /// Offsets of bytes with a bit that was not found.
    var unfound: [Int] = []

    static func += (left: inout Result, right: Result) {
      left.found.merge(right.found, uniquingKeysWith: +)
      left.unfound += right.unfound
    }
  }

  /// `folder`: where altered copies are put.
  init(of bytes: [UInt8], catalogue: Catalogue, in folder: URL) {
    self.bytes = bytes
    self.catalogue = catalogue
    self.folder = folder
  }

  /// The number of bits of the file.
  var bitCount: Int { bytes.count * 8 }

  /// Turns each of these bits, on every core.
  func run(_ bits: [Int]) async throws -> Result {
    let workers = ProcessInfo.processInfo.activeProcessorCount
    return try await withThrowingTaskGroup(of: Result.self) { group in
      for worker in 0..<workers {
        group.addTask {
          let path = folder.appending(path: "altered-\(worker).sqlite")
          var result = Result()
          for position in stride(from: worker, to: bits.count, by: workers) {
            try await turn(bits[position], at: path, into: &result)
          }
          return result
        }
      }
      var whole = Result()
      for try await part in group { whole += part }
      whole.unfound.sort()
      return whole
    }
  }

  private func turn(_ bit: Int, at path: URL, into result: inout Result) async throws {
    var altered = bytes
    altered[bit / 8] ^= 1 << UInt8(bit % 8)
    try Data(altered).write(to: path)
    if let finder = await finder(path.path(percentEncoded: false)) {
      result.found[finder, default: 0] += 1
    } else {
      result.unfound.append(bit / 8)
    }
  }

  /// The first rule that is broken, by part, or the code of the error; nil when all holds.
  private func finder(_ path: String) async -> String? {
    do {
      let report = try await VerificationCopy.read(path, catalogue: catalogue) {
        try await Verifier.verify($0, catalogue: catalogue)
      }
      let findings = VerificationPart.allCases.lazy.compactMap { report[$0].findings?.first.first }
      if let finding = findings.first { return "\(finding.part.rawValue): \(finding.rule)" }
      return report.rulesNewerFrom.map { _ in "rules-newer" }
    } catch let error as LedgerError {
      return "refused: \(error.code.rawValue)"
    } catch {
      return "refused: \(error)"
    }
  }
}
