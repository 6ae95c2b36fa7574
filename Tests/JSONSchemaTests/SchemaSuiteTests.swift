import CanonicalJSON
import JSONSchema
import Testing

/// The official test suite of JSON Schema 2020-12, for the keywords we have.
@Suite struct SchemaSuiteTests {
  /// A group either is refused as `refused.txt` says, or gives the suite's answer in every case;
  /// none is passed over.
  @Test(arguments: try SchemaSuiteGroup.all())
  func `agrees with the official suite`(group: SchemaSuiteGroup) throws {
    let refusal = try SchemaSuiteGroup.refusals()[group.testDescription]
    let schema: JSONSchema
    do {
      schema = try JSONSchema(group.schema)
    } catch {
      #expect(refusal == "\(error)")
      return
    }
    #expect(refusal == nil, "this schema is no longer refused")
    for (description, value, isValid) in group.cases {
      #expect(schema.isValid(value) == isValid, "\(description)")
      let canonical = try JSONText(value.canonicalBytes())
      #expect(schema.isValid(canonical.root) == isValid, "in canonical form: \(description)")
      let violations = schema.violations(in: value)
      #expect(violations.isEmpty == isValid, "\(description): \(violations)")
    }
  }

  @Test func `refuses nothing of the suite that is not there`() throws {
    let groups = Set(try SchemaSuiteGroup.all().map(\.testDescription))
    let refusals = try SchemaSuiteGroup.refusals().keys
    #expect(refusals.allSatisfy(groups.contains))
    #expect(groups.count > 200)
  }
}
