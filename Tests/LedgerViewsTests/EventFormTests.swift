import CanonicalJSON
import EventLedger
import JSONSchema
import LedgerService
import LedgerViews
import Testing

@Suite struct EventFormTests {
  @Test(
    arguments: [
      ("shipment.received", ["sealsIntact"], "seals-intact"),
      ("shipment.received", ["at", "region"], "at-region"),
      ("shipment.received", ["lines"], "line"),
      ("report.submitted", ["openIssues"], "open-issue"),
      ("region.registered", ["aliases"], "alias"),
      ("shipment.dispatched", ["transport"], "transport"),
      ("violation.noticed", ["informant", "name"], "informant-name"),
    ])
  func `names an option after the member's place`(
    type: String, path: [String], option: String
  ) throws {
    let form = EventForm(of: try Fixtures.type(type))
    #expect(form.field(named: option)?.path == path)
  }

  @Test(arguments: try Fixtures.catalogue().types.keys.sorted())
  func `has an option of its own for every field of a type`(name: String) throws {
    let type = try Fixtures.type(name)
    let reserved: Set = ["key", "time", "data"]
    let form = EventForm(of: type, reserved: reserved)
    let options = form.fields.map(\.option)
    #expect(Set(options).count == options.count)
    #expect(reserved.isDisjoint(with: options))
    #expect(
      Set(form.fields.map { $0.path[0] }) == Set(type.schema.root.properties.map(\.name)))
  }

  @Test func `keeps out of the way of the command's own options`() throws {
    let form = EventForm(of: try Fixtures.type("key.registered"), reserved: ["key"])
    #expect(form.field(named: "key") == nil)
    #expect(form.field(named: "data-key")?.path == ["key"])
  }

  @Test func `requires a member of an object only where the object is required`() throws {
    let notice = EventForm(of: try Fixtures.type("violation.noticed"))
    #expect(notice.field(named: "informant-name")?.isRequired == false)
    #expect(notice.field(named: "informant-name")?.isSealed == true)
    let dispatch = EventForm(of: try Fixtures.type("shipment.dispatched"))
    #expect(dispatch.field(named: "from-kind")?.isRequired == true)
    #expect(dispatch.field(named: "from-station")?.isRequired == false)
  }
}
