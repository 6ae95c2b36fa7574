import CanonicalJSON
import EventLedger
import Foundation
import LedgerService
import LedgerViews
import TransparencyLog

/// Puts a statement's data together from what stands on the command line.
struct StatementBuilder {
  let type: EventType

  /// The data: a JSON object from `--data`, with the members of `--set` put in.
  func data(_ source: String?, settings: [String]) throws -> JSON {
    try self.data(settings: settings, into: source.map(object) ?? .object([]))
  }

  /// The data with the members of `--set` put in.
  func data(settings: [String], into data: JSON) throws -> JSON {
    try settings.reduce(data) { try set($1, in: $0) }
  }

  /// `JSON`, `@FILE`, or `-` for standard input.
  private func object(_ source: String) throws -> JSON {
    let bytes: [UInt8] =
      switch source.first {
      case "@": try readFile(String(source.dropFirst()))
      case "-" where source == "-": try Terminal.input()
      default: Array(source.utf8)
      }
    do {
      return JSON(try JSONText(bytes).root)
    } catch {
      throw LedgerError(
        .invalidData, Phrase(id: "isi data tidak terbaca", en: "the data cannot be read"),
        because: error)
    }
  }

  /// `path=value`, the path's parts separated by dots.
  private func set(_ setting: String, in data: JSON) throws -> JSON {
    let (pointer, text) = try Self.split(setting)
    do {
      return try data.setting(
        pointer.tokens[...], to: value(text, at: pointer), schema: type.schema.root)
    } catch {
      let place = pointer.tokens.joined(separator: ".")
      throw UsageError(
        Phrase(
          id: "--set \(place) tidak menuju tempat mana pun", en: "--set \(place) leads nowhere"))
    }
  }

  /// The text as the kind of value that the schema asks for at the place.
  func value(_ text: String, at pointer: JSONPointer) -> JSON {
    let node = type.schema.root.node(at: pointer)
    let types = (node?.sealed?.clear ?? node)?.types ?? []
    if types.contains(.string) || (types.isEmpty && node?.choices.isEmpty == false) {
      return .string(text)
    }
    guard let read = try? JSONText(Array(text.utf8)) else { return .string(text) }
    return JSON(read.root)
  }

  static func split(_ setting: String) throws -> (pointer: JSONPointer, text: String) {
    guard let equals = setting.firstIndex(of: "="), equals != setting.startIndex else {
      throw UsageError(
        Phrase(
          id: "--set menerima tempat=nilai, bukan \(setting)",
          en: "--set takes path=value, not \(setting)"))
    }
    let path = setting[..<equals].split(separator: ".", omittingEmptySubsequences: false)
    return (
      JSONPointer(tokens: path.map(String.init)), String(setting[setting.index(after: equals)...])
    )
  }
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
