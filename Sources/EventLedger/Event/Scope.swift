/// The part of the region tree that a desk or a key may write about.
package struct Scope: Hashable, Sendable {
  /// The region code at its top.
  package let code: String

  package init(_ code: String) { self.code = code }

  /// Whether a code is the scope's own, or begins with it and a dot.
  package func contains(_ subject: String) -> Bool {
    let subject = subject.utf8
    let code = code.utf8
    guard subject.starts(with: code) else { return false }
    guard let next = subject.dropFirst(code.count).first else { return true }
    return next == UInt8(ascii: ".")
  }

  /// Whether every region of another scope lies in this one.
  package func contains(_ other: Scope) -> Bool { contains(other.code) }
}
