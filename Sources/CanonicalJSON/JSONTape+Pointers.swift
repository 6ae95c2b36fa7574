extension JSONTape {
  /// Where a token stands.
  ///
  /// A member's name stands where its value does.
  func pointer(to index: Int) -> JSONPointer {
    var path: [String] = []
    var container = 0
    while container != index {
      guard let step = step(from: container, toward: index) else { break }
      path.append(step.name)
      if step.child > index { break }
      container = step.child
    }
    return JSONPointer(tokens: path)
  }

  /// Where the trouble stands that ended the reading at an offset, given the tape as it was left.
  func pointer(toFaultAt offset: Int) -> JSONPointer {
    if let index = tokens.lastIndex(where: { $0.start == offset }) { return pointer(to: index) }
    guard let container = tokens.lastIndex(where: { $0.next == JSONToken.unclosed }) else {
      return .root
    }
    let pointer = pointer(to: container)
    guard let name = nameOfUnfinishedChild(of: container, at: offset) else { return pointer }
    return pointer.appending(name)
  }

  /// One step down from an array or object: the child that holds the target, and its name.
  private func step(from container: Int, toward target: Int) -> (child: Int, name: String)? {
    let isObject = kind(of: tokens[container]) == .object
    var child = container + 1
    var position = 0
    while child < tokens.count, child <= target {
      let value = isObject ? child + 1 : child
      if value >= tokens.count || target < tokens[value].next {
        return (value, isObject ? string(tokens[child]) : String(position))
      }
      child = Int(tokens[value].next)
      position += 1
    }
    return nil
  }

  /// The name of the element or member that was being read, if the offset lies in one and not in
  /// the punctuation after it.
  private func nameOfUnfinishedChild(of container: Int, at offset: Int) -> String? {
    let isObject = kind(of: tokens[container]) == .object
    var child = container + 1
    var position = 0
    var end = Int(tokens[container].start) + 1
    while child < tokens.count {
      let value = isObject ? child + 1 : child
      guard value < tokens.count else { return string(tokens[child]) }
      end = Int(tokens[value].end)
      child = Int(tokens[value].next)
      position += 1
    }
    if isObject { return nil }
    let hasComma = bytes[end..<offset].contains(UInt8(ascii: ","))
    return position == 0 || hasComma ? String(position) : nil
  }
}
