package import EventLedger

extension BinaryInteger {
  /// The number with its digits in groups of three: `2.821.202` in Indonesian, `2,821,202` in
  /// English.
  package func grouped(in language: Language) -> String {
    let separator = language == .indonesian ? "." : ","
    let digits = String(magnitude)
    var groups = ""
    for (position, digit) in digits.enumerated() {
      if position > 0, (digits.count - position).isMultiple(of: 3) { groups += separator }
      groups.append(digit)
    }
    return (self < 0 ? "-" : "") + groups
  }
}
