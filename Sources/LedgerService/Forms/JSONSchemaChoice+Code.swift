package import CanonicalJSON
import EventLedger
package import JSONSchema

extension JSONSchemaChoice {
  /// The value itself.
  package var value: JSON {
    (try? JSONText(Array(canonicalText.utf8))).map { JSON($0.root) } ?? .string(canonicalText)
  }

  /// The value as a person types it: a text without its quotation marks.
  package var code: String {
    if case .string(let text) = value { text } else { canonicalText }
  }

  /// Whether a text is the value's code, or what people call it in either language.
  func isCalled(_ text: String) -> Bool {
    let names = [code, label?.indonesian, label?.english].compactMap { $0?.lowercased() }
    return names.contains(text.lowercased())
  }
}
