import CLibFuzzer
import Foundation

/// Runs the fuzzer's loop over the parser that `FUZZ_TARGET` names.
///
/// The arguments are the fuzzer's (<https://llvm.org/docs/LibFuzzer.html>): folders of inputs,
/// files to try once, and options. It starts itself again with other arguments when it merges,
/// so the parser is named in the environment.
@main enum Fuzz {
  static func main() {
    guard FuzzTarget.chosen != nil else {
      preconditionFailure("set FUZZ_TARGET to one of \(FuzzTarget.allCases.map(\.rawValue))")
    }
    var argumentCount = CommandLine.argc
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
    let status = LLVMFuzzerRunDriver(&argumentCount, &arguments) { data, byteCount in
      FuzzTarget.chosen?.check(Array(UnsafeBufferPointer(start: data, count: byteCount)))
      return 0
    }
    exit(status)
  }
}
