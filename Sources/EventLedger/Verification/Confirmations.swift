/// How far others have confirmed the history; what proof 4 says, in sizes.
///
/// Entries above the greatest of the three rest on the log key alone.
package struct Confirmations: Hashable, Sendable {
  /// Confirmed by enough of the witnesses that the trusted policy names.
  package let witnessed: Witnessed?
  /// How far some of them have gone on, too few for the quorum; nil when they have not, and of size
  /// 0 when none of those whom a quorum needs has cosigned anything.
  package let cosigned: Witnessed?
  /// Confirmed by desks that anchored their events.
  package let anchored: Anchored?
  /// The greatest size of a checkpoint that the inspector kept.
  package let seen: UInt64?
  /// The number of lines that verify, but by witnesses whom no trusted policy names: anyone can
  /// make up a witness.
  package let cosignaturesUntrusted: UInt64

  package init(
    witnessed: Witnessed?, cosigned: Witnessed? = nil, anchored: Anchored?, seen: UInt64?,
    cosignaturesUntrusted: UInt64
  ) {
    self.witnessed = witnessed
    self.cosigned = cosigned
    self.anchored = anchored
    self.seen = seen
    self.cosignaturesUntrusted = cosignaturesUntrusted
  }

  package struct Witnessed: Hashable, Sendable {
    /// The greatest size that these witnesses have cosigned, or a greater one that extends it.
    package let size: UInt64
    /// How many of the policy's witnesses have done so.
    package let witnesses: Int
    /// How many witnesses the policy names.
    package let witnessesNamed: Int

    package init(size: UInt64, witnesses: Int, witnessesNamed: Int) {
      self.size = size
      self.witnesses = witnesses
      self.witnessesNamed = witnessesNamed
    }
  }

  package struct Anchored: Hashable, Sendable {
    /// The greatest size that at least two desks other than the operator's own have anchored.
    package let size: UInt64
    /// The desks that anchored that size or a greater one, sorted.
    package let desks: [String]

    package init(size: UInt64, desks: [String]) {
      self.size = size
      self.desks = desks
    }
  }

  /// The greatest size that anybody but the log has confirmed; nil when nobody has.
  package var size: UInt64? { [witnessed?.size, anchored?.size, seen].compactMap(\.self).max() }
}
