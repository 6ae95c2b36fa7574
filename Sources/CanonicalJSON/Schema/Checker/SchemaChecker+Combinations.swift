/// The keywords that apply several schemas to one value.
extension SchemaChecker {
  mutating func checkAll(_ token: Int, _ branches: Range<Int>) -> Bool {
    var fits = true
    for index in branches {
      fits = check(token, against: program.tables.branches[index]) && fits
      guard fits || goesOn else { return false }
    }
    return fits
  }

  mutating func checkAny(_ token: Int, _ branches: Range<Int>, node: Int) -> Bool {
    for index in branches where fits(token, program.tables.branches[index]) { return true }
    return violated(.anyOf, node: node, .branches(fitting: 0))
  }

  mutating func checkOne(_ token: Int, _ branches: Range<Int>, node: Int) -> Bool {
    var count = 0
    for index in branches where fits(token, program.tables.branches[index]) {
      count += 1
      if count > 1, !goesOn { return false }
    }
    return count == 1 || violated(.oneOf, node: node, .branches(fitting: count))
  }

  mutating func checkNot(_ token: Int, _ target: Int, node: Int) -> Bool {
    !fits(token, target) || violated(.not, node: node, .forbidden)
  }

  mutating func checkCondition(
    _ token: Int, _ condition: Int, then: Int?, otherwise: Int?
  ) -> Bool {
    guard let branch = fits(token, condition) ? then : otherwise else { return true }
    return check(token, against: branch)
  }
}
