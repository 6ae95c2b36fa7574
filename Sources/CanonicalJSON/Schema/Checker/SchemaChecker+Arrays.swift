/// The keywords that go into an array.
extension SchemaChecker {
  /// The most elements that are compared each with each; for more a set is built.
  private static let pairwiseMax = 32

  mutating func checkArray(_ token: Int, _ index: Int, node: Int) -> Bool {
    guard kind(token) == .array else { return true }
    let rules = program.tables.arrays[index]
    let fits = checkElements(token, rules)
    guard fits || goesOn else { return false }
    let fitsCount = checkElementCount(token, rules, node: node)
    guard fitsCount || goesOn else { return false }
    let fitsContained = checkContained(token, rules, node: node)
    guard fitsContained || goesOn else { return false }
    return checkDifferent(token, rules, node: node) && fits && fitsCount && fitsContained
  }

  private mutating func checkElements(_ token: Int, _ rules: ArrayRules) -> Bool {
    var fits = true
    var element = token + 1
    for position in 0..<Int(tokens[token].detail) {
      let child = program.tables.node(ofElement: position, rules)
      fits = check(element, against: child, below: .element(position)) && fits
      guard fits || goesOn else { return false }
      element = Int(tokens[element].next)
    }
    return fits
  }

  private mutating func checkElementCount(_ token: Int, _ rules: ArrayRules, node: Int) -> Bool {
    let count = Int(tokens[token].detail)
    if count < rules.countMin {
      return violated(.minItems, node: node, .count(count, limit: rules.countMin))
    }
    if count > rules.countMax {
      return violated(.maxItems, node: node, .count(count, limit: rules.countMax))
    }
    return true
  }

  private mutating func checkContained(_ token: Int, _ rules: ArrayRules, node: Int) -> Bool {
    guard let contained = rules.contained else { return true }
    var count = 0
    var element = token + 1
    for _ in 0..<tokens[token].detail {
      count += fits(element, contained) ? 1 : 0
      element = Int(tokens[element].next)
    }
    if count < rules.containedMin {
      let keyword: JSONSchemaKeyword = count == 0 ? .contains : .minContains
      return violated(keyword, node: node, .count(count, limit: rules.containedMin))
    }
    if count > rules.containedMax {
      return violated(.maxContains, node: node, .count(count, limit: rules.containedMax))
    }
    return true
  }

  private mutating func checkDifferent(_ token: Int, _ rules: ArrayRules, node: Int) -> Bool {
    let count = Int(tokens[token].detail)
    guard rules.elementsDiffer, count > 1 else { return true }
    if tape.isCanonical, count <= Self.pairwiseMax, allDiffer(token) { return true }
    var fits = true
    var firsts: [[UInt8]: Int] = [:]
    for (position, element) in value(token).elements.enumerated() {
      // A number that has no canonical form is compared as it stands.
      let bytes = (try? element.canonicalBytes()) ?? Array(element.bytes)
      guard let first = firsts[bytes] else {
        firsts[bytes] = position
        continue
      }
      fits = violated(
        .uniqueItems, node: node, below: String(position), .duplicate(ofItem: first))
      guard goesOn else { return false }
    }
    return fits
  }

  /// Whether no two elements of an array in canonical form have the same bytes.
  private func allDiffer(_ token: Int) -> Bool {
    let end = Int(tokens[token].next)
    var element = token + 1
    while element < end {
      let next = Int(tokens[element].next)
      var other = next
      while other < end {
        let (left, right) = (tokens[element].range, tokens[other].range)
        if left.count == right.count, bytes[left].elementsEqual(bytes[right]) { return false }
        other = Int(tokens[other].next)
      }
      element = next
    }
    return true
  }
}
