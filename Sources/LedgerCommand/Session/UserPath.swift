import Foundation

/// The one reading of the paths that people give, so that every part of the program means the same
/// file.
enum UserPath {
  /// `~` and `~/…` are in the home folder, also where the shell has left them as they are
  /// (`--ledger=~/x`); any other tilde is a letter like others.
  @Sendable static func read(_ path: String) -> String {
    guard path.hasPrefix("~") else { return path }
    guard path == "~" || path.hasPrefix("~/"),
      let home = ProcessInfo.processInfo.environment["HOME"], home.hasPrefix("/")
    else { return "./" + path }
    return home + path.dropFirst()
  }

  /// The same of the file in `@FILE`; any other text is left as it is.
  @Sendable static func reference(_ text: String) -> String {
    text.hasPrefix("@") ? "@" + read(String(text.dropFirst())) : text
  }
}
