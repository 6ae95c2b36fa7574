import CanonicalJSON

/// The keywords that go into an object.
extension SchemaChecker {
  mutating func checkObject(_ token: Int, _ index: Int, node: Int) -> Bool {
    guard kind(token) == .object else { return true }
    let rules = program.tables.objects[index]
    let fits = checkMembers(token, rules, node: node)
    guard fits || goesOn else { return false }
    let fitsCount = checkMemberCount(token, rules, node: node)
    guard fitsCount || goesOn else { return false }
    return checkDependencies(token, rules, node: node) && fits && fitsCount
  }

  private mutating func checkMembers(_ token: Int, _ rules: ObjectRules, node: Int) -> Bool {
    var fits = true
    var requiredCount = 0
    var expected = rules.properties.lowerBound
    var name = token + 1
    for _ in 0..<tokens[token].detail {
      var child: Int?
      if let property = property(named: name, of: rules, expected: expected) {
        expected = property + 1
        child = program.tables.properties[property].node
        requiredCount += program.tables.properties[property].isRequired ? 1 : 0
      }
      let fitsMember = checkMember(name, child, rules, node: node)
      guard fitsMember || goesOn else { return false }
      fits = fits && fitsMember
      name = Int(tokens[name + 1].next)
    }
    if requiredCount == rules.requiredCount { return fits }
    return reportMissing(token, rules, node: node)
  }

  private mutating func checkMember(
    _ name: Int, _ child: Int?, _ rules: ObjectRules, node: Int
  ) -> Bool {
    var fits = true
    if rules.names != SchemaProgram.anything, !self.fits(name, rules.names) {
      let text = value(name).text
      fits = violated(.propertyNames, node: node, below: text, .name(text))
      guard goesOn else { return false }
    }
    let child = child ?? rules.additional
    if child == SchemaProgram.nothing {
      let text = value(name).text
      return violated(.additionalProperties, node: node, below: text, .undeclared(name: text))
    }
    if child == SchemaProgram.anything { return fits }
    return check(name + 1, against: child, below: .member(name: name)) && fits
  }

  /// The property that a member name is one of.
  ///
  /// In canonical form members stand in the order of the table, so the search begins at the
  /// property after the last one found and is over at once; it goes once round the table.
  private func property(named name: Int, of rules: ObjectRules, expected: Int) -> Int? {
    let names = program.tables.propertyNames
    guard tokens[name].isPlain else {
      let text = Array(value(name).text.utf8)
      return rules.properties.first { names.equals(text.span, at: $0) }
    }
    let content = bytes.span.extracting(contentRange(name))
    for index in expected..<rules.properties.upperBound where names.equals(content, at: index) {
      return index
    }
    for index in rules.properties.lowerBound..<expected where names.equals(content, at: index) {
      return index
    }
    return nil
  }

  private mutating func reportMissing(_ token: Int, _ rules: ObjectRules, node: Int) -> Bool {
    guard goesOn else { return false }
    let object = value(token)
    for index in rules.properties where program.tables.properties[index].isRequired {
      let name = String(decoding: program.tables.propertyNames[index], as: UTF8.self)
      if object[name] != nil { continue }
      _ = violated(.required, node: node, .missing(name: name, with: nil))
    }
    return false
  }

  private mutating func checkMemberCount(
    _ token: Int, _ rules: ObjectRules, node: Int
  ) -> Bool {
    let count = Int(tokens[token].detail)
    if count < rules.countMin {
      return violated(.minProperties, node: node, .count(count, limit: rules.countMin))
    }
    if count > rules.countMax {
      return violated(.maxProperties, node: node, .count(count, limit: rules.countMax))
    }
    return true
  }

  private mutating func checkDependencies(
    _ token: Int, _ rules: ObjectRules, node: Int
  ) -> Bool {
    var fits = true
    for index in rules.dependencies {
      let dependency = program.tables.dependencies[index]
      let object = value(token)
      if object[dependency.name] == nil { continue }
      for name in dependency.required where object[name] == nil {
        fits = violated(
          .dependentRequired, node: node, .missing(name: name, with: dependency.name))
        guard goesOn else { return false }
      }
    }
    return fits
  }
}

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
