/// Why bytes are not a policy, or definitions do not make one.
public enum PolicyError: Error, Hashable, Sendable {
  /// The file has this many bytes, more than ``Policy/byteCountMax``.
  case tooLong(Int)
  /// The file holds a control character other than tab and line feed.
  case controlCharacter
  /// The last line does not end with a line feed.
  case unterminatedLine
  /// The line of this number, counted from 1, is not a definition.
  case malformedLine(Int)
  /// The text is not a verifier key.
  case key(KeyError)
  /// The key is of a type that does not fit its part: logs sign, witnesses cosign.
  case wrongKeyType(SignerIdentity)
  /// Two logs, or two witnesses, have the same public key.
  case duplicateKey(SignerIdentity)
  /// The name is taken, or is `none`.
  case nameTaken(PolicyToken)
  /// The name belongs to no witness or group defined before.
  case undefinedName(PolicyToken)
  /// The name is a member already, here or in another group.
  case repeatedMember(PolicyToken)
  /// The group's threshold is not between 1 and its number of members.
  case impossibleThreshold(PolicyToken)
  /// There is no quorum line, or more than one.
  case quorumNotGivenOnce
}

extension PolicyError: CustomStringConvertible {
  /// The error as a sentence with its values.
  public var description: String {
    switch self {
    case .tooLong(let count):
      "a policy has at most \(Policy.byteCountMax) bytes, this one has \(count)"
    case .controlCharacter: "the policy holds a control character"
    case .unterminatedLine: "the last line of the policy does not end with a line feed"
    case .malformedLine(let number): "line \(number) of the policy is not a definition"
    case .key(let error): error.description
    case .wrongKeyType(let identity): "the type of the key \(identity) does not fit its part"
    case .duplicateKey(let identity): "the public key of \(identity) is given twice"
    case .nameTaken(let name): "the name \(name) cannot be defined, it is taken"
    case .undefinedName(let name): "no witness or group named \(name) is defined before its use"
    case .repeatedMember(let name): "\(name) is a member twice"
    case .impossibleThreshold(let name):
      "the threshold of group \(name) is not between 1 and the number of its members"
    case .quorumNotGivenOnce: "a policy has exactly one quorum line"
    }
  }
}
