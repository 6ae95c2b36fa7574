package import EventLedger
package import TransparencyLog

/// What a printed report tells beside the findings: which bytes were verified, when, and how the
/// check is repeated.
package struct VerificationSubject: Sendable {
  /// The file or folder, as it was named.
  package var path: String
  /// The SHA-256 of the file; nil for a folder, and for a file that was in use.
  package var digest: Hash?
  /// The command that repeats the check.
  package var command: String
  /// When it was made, by the clock of whoever made it.
  package var instant: Instant
  /// The program's version.
  package var version: String
  /// The SHA-256 of the program itself; nil where it cannot be read.
  package var programDigest: Hash?

  package init(
    path: String, digest: Hash?, command: String, instant: Instant, version: String,
    programDigest: Hash? = nil
  ) {
    self.path = path
    self.digest = digest
    self.command = command
    self.instant = instant
    self.version = version
    self.programDigest = programDigest
  }
}
