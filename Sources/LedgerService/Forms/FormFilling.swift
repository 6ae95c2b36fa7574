package import CanonicalJSON
package import DeskPilkada
package import EventLedger

/// Turns what a person wrote into an event's data, in clear values.
///
/// What does not fit its field stays the text it is: the schema then says what is wrong, with
/// everything else that is.
package struct FormFilling: Sendable {
  private let register: RegionRegister
  private let scope: Scope
  private let clock: PeopleClock
  /// The regions that were given by a code which another has replaced.
  package private(set) var recoded: [FoundRegion] = []

  /// `scope`: where names of regions are looked for.
  package init(register: RegionRegister, scope: Scope, clock: PeopleClock) {
    self.register = register
    self.scope = scope
    self.clock = clock
  }

  /// The data with the answers put in; an answer takes the place of what stood there.
  package mutating func data(
    _ answers: [FormAnswer], into data: JSON
  ) throws(FormError) -> JSON {
    var data = data
    for answer in answers {
      let path = answer.field.path[...]
      data = answer.leavesOut ? data.removing(path) : data.putting(try value(of: answer), at: path)
    }
    return data
  }

  /// The region that a text names, as an option gives it.
  package mutating func region(_ text: String, option: String) throws(FormError) -> String {
    let found: FoundRegion
    do throws(RegionSearchError) {
      found = try register.find(text, within: scope)
    } catch {
      throw .region(error, option: option)
    }
    if found.oldCode != nil, !recoded.contains(found) { recoded.append(found) }
    return found.code
  }

  private mutating func value(of answer: FormAnswer) throws(FormError) -> JSON {
    let field = answer.field
    switch field.kind {
    case .rows(let columns):
      var rows: [JSON] = []
      for text in answer.texts { rows.append(try row(text, columns: columns, of: field)) }
      return .array(rows)
    case .list(let kind):
      return try list(answer.texts, of: kind, option: field.option)
    default:
      return try scalar(answer.texts[0], field.kind, option: field.option)
    }
  }

  private mutating func list(
    _ texts: [String], of kind: FormField.Kind, option: String
  ) throws(FormError) -> JSON {
    var values: [JSON] = []
    for text in texts { values.append(try scalar(text, kind, option: option)) }
    return .array(values)
  }

  /// `ballot_box,58,57`, or `item=ballot_box,damaged=1`: the columns in their order, each by name
  /// where it is wanted; an empty one is left out, and the last takes whatever follows.
  private mutating func row(
    _ text: String, columns: [FormField], of field: FormField
  ) throws(FormError) -> JSON {
    var row = JSON.object([])
    var rest: Substring? = text[...]
    var next = 0
    var filled: Set<Int> = []
    while let part = rest {
      let named = Self.named(part, columns: columns)
      next = min(named?.column ?? next, columns.count - 1)
      let isLast = next == columns.count - 1
      let value = named?.value ?? part
      let comma = isLast ? nil : value.firstIndex(of: ",")
      let cell = value[..<(comma ?? value.endIndex)].trimmed
      rest = comma.map { value[value.index(after: $0)...] }
      let column = columns[next]
      guard filled.insert(next).inserted else {
        throw .repeatedColumn(column.option, option: field.option)
      }
      next += 1
      guard !cell.isEmpty else { continue }
      row = row.putting(
        try self.cell(cell, column: column, option: field.option), at: column.path[...])
    }
    return row
  }

  private mutating func cell(
    _ text: String, column: FormField, option: String
  ) throws(FormError) -> JSON {
    guard case .list(let kind) = column.kind else {
      return try scalar(text, column.kind, option: option)
    }
    return try list(text.split(separator: ",").map(\.trimmed), of: kind, option: option)
  }

  /// The column that a part begins with the name of, and the part after the name.
  private static func named(
    _ part: Substring, columns: [FormField]
  ) -> (column: Int, value: Substring)? {
    guard let equals = part.firstIndex(of: "="),
      let column = columns.firstIndex(where: { $0.option == part[..<equals].trimmed })
    else { return nil }
    return (column, part[part.index(after: equals)...])
  }

  private mutating func scalar(
    _ text: String, _ kind: FormField.Kind, option: String
  ) throws(FormError) -> JSON {
    switch kind {
    case .text, .list, .rows: return .string(text)
    case .number, .json:
      return (try? JSONText(Array(text.utf8))).map { JSON($0.root) } ?? .string(text)
    case .truth: return PlainAnswer.truth(text).map(JSON.boolean) ?? .string(text)
    case .choice(let choices):
      // A code before a label: what a program writes means one value only.
      let choice = choices.first { $0.code == text } ?? choices.first { $0.isCalled(text) }
      return choice?.value ?? .string(text)
    case .region: return .string(try region(text, option: option))
    case .time:
      guard let time = clock.time(text) else { throw .notATime(text, option: option) }
      return .string("\(time)")
    }
  }
}

extension JSON {
  /// The object with a member set, and the objects on the way made.
  fileprivate func putting(_ value: JSON, at path: ArraySlice<String>) -> JSON {
    guard let name = path.first else { return value }
    guard case .object(var members) = self else { return JSON.object([]).putting(value, at: path) }
    let position = members.firstIndex { $0.name.utf8.elementsEqual(name.utf8) }
    let below = position.map { members[$0].value } ?? .object([])
    let member = Member(name: name, value: below.putting(value, at: path.dropFirst()))
    if let position { members[position] = member } else { members.append(member) }
    return .object(members)
  }

  /// The object without a member, where it has it.
  fileprivate func removing(_ path: ArraySlice<String>) -> JSON {
    guard let name = path.first, case .object(var members) = self,
      let position = members.firstIndex(where: { $0.name.utf8.elementsEqual(name.utf8) })
    else { return self }
    if path.count == 1 {
      members.remove(at: position)
    } else {
      members[position].value = members[position].value.removing(path.dropFirst())
    }
    return .object(members)
  }
}

extension StringProtocol {
  fileprivate var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
