package import CanonicalJSON
package import EventLedger
import JSONSchema

/// Puts a statement's data together from JSON and single values set in it.
package struct StatementBuilder {
  package let type: EventType

  package init(type: EventType) { self.type = type }

  /// The data as its author gives it; an empty object where none is given.
  func data(_ bytes: [UInt8]?) throws(WritingRefusal) -> JSON {
    guard let bytes else { return .object([]) }
    do {
      return JSON(try JSONText(bytes).root)
    } catch {
      throw .unreadableData(error)
    }
  }

  /// The data with places set to values, as `path=value`.
  func data(settings: [String], into data: JSON) throws(SettingFault) -> JSON {
    var data = data
    for setting in settings { data = try set(setting, in: data) }
    return data
  }

  /// `path=value`, the path's parts separated by dots.
  private func set(_ setting: String, in data: JSON) throws(SettingFault) -> JSON {
    let (pointer, text) = try Self.split(setting)
    do {
      return try data.setting(
        pointer.tokens[...], to: value(text, at: pointer), schema: type.schema.root)
    } catch {
      throw .leadsNowhere(pointer.tokens.joined(separator: "."))
    }
  }

  /// The text as the kind of value that the schema asks for at the place.
  package func value(_ text: String, at pointer: JSONPointer) -> JSON {
    let node = type.schema.root.node(at: pointer)
    let types = (node?.sealed?.clear ?? node)?.types ?? []
    if types.contains(.string) || (types.isEmpty && node?.choices.isEmpty == false) {
      return .string(text)
    }
    guard let read = try? JSONText(Array(text.utf8)) else { return .string(text) }
    return JSON(read.root)
  }

  package static func split(
    _ setting: String
  ) throws(SettingFault) -> (pointer: JSONPointer, text: String) {
    guard let equals = setting.firstIndex(of: "="), equals != setting.startIndex else {
      throw .notASetting(setting)
    }
    let path = setting[..<equals].split(separator: ".", omittingEmptySubsequences: false)
    return (
      JSONPointer(tokens: path.map(String.init)), String(setting[setting.index(after: equals)...])
    )
  }
}

/// A single value cannot be set in a statement's data.
package enum SettingFault: ServiceRefusal {
  /// The place, its parts separated by dots, is none that the data can have.
  case leadsNowhere(String)
  /// It is not a place and a value.
  case notASetting(String)

  package var code: LedgerError.Code? { nil }
}

extension JSON {
  /// The value with a place set.
  ///
  /// Objects and lists on the way are made where they are missing, as the schema has them; a list
  /// grows by one when the place is the one after its last.
  fileprivate func setting(
    _ path: ArraySlice<String>, to value: JSON, schema: JSONSchemaNode?
  ) throws -> JSON {
    guard let token = path.first else { return value }
    let below = schema?.node(at: JSONPointer(tokens: [token]))
    func set(_ present: JSON?) throws -> JSON {
      try (present ?? Self.empty(below)).setting(path.dropFirst(), to: value, schema: below)
    }
    switch self {
    case .object(var members):
      if let position = members.firstIndex(where: { $0.name.utf8.elementsEqual(token.utf8) }) {
        members[position].value = try set(members[position].value)
      } else {
        members.append(Member(name: token, value: try set(nil)))
      }
      return .object(members)
    case .array(var elements):
      guard let index = Int(token), String(index) == token, (0...elements.count).contains(index)
      else { throw PathError() }
      if index < elements.count {
        elements[index] = try set(elements[index])
      } else {
        elements.append(try set(nil))
      }
      return .array(elements)
    default:
      throw PathError()
    }
  }

  private static func empty(_ schema: JSONSchemaNode?) -> JSON {
    schema?.types.contains(.array) == true ? .array([]) : .object([])
  }

  private struct PathError: Error {}
}
