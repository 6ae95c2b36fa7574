import CanonicalJSON
package import EventLedger
package import JSONSchema

/// What is wrong with the data of an event that was not signed: every violation, with the field's
/// label and place and what is expected.
package struct ViolationsView {
  private let presentation: Presentation

  package init(_ presentation: Presentation) { self.presentation = presentation }

  /// One item for each violation, in the order given.
  package func lines(of violations: [JSONSchemaViolation], in type: EventType) -> [String] {
    violations.flatMap { violation in
      "- \(presentation.say(violation.phrase(in: type.schema.root)))"
        .wrapped(to: presentation.width)
    }
  }
}
