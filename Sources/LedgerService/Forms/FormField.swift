import CanonicalJSON
package import EventLedger
package import JSONSchema

/// One plain option of a type of event: a place in its data that a person can fill in.
package struct FormField: Sendable {
  /// What stands at the place, as far as a person writes it differently from JSON.
  package indirect enum Kind: Sendable {
    case text
    case number
    /// Yes or no.
    case truth
    /// A value of an enumeration, by its code or its label.
    case choice([JSONSchemaChoice])
    case time
    /// A region, by its code or its name.
    case region
    /// Values, one each time the option is given.
    case list(of: Kind)
    /// Objects, one each time the option is given, with a column for each of their members.
    case rows([FormField])
    /// Whatever JSON it is.
    case json
  }

  /// The option without its dashes, `seals-intact`; of a column its name.
  package let option: String
  /// The names that lead to the place from the data, or from a row to a column.
  package let path: [String]
  /// What people call it, after what they call the objects it stands in.
  package let labels: [FormLabel]
  package let help: SchemaText?
  /// Whether an event of the type must have it, whatever else it says.
  package let isRequired: Bool
  /// Whether what is written in clear is sealed before signing.
  package let isSealed: Bool
  package let kind: Kind

  /// Whether the option may be given more than once.
  package var isRepeatable: Bool {
    switch kind {
    case .list, .rows: true
    default: false
    }
  }
}

/// What people call a member of an event's data.
package enum FormLabel: Sendable {
  /// As its schema words it.
  case text(SchemaText)
  /// By its name, where the schema has no words for it.
  case name(String)
}
