/// An event whole but for its signature, and what opens its sealed values.
package struct UnsignedEvent: Sendable {
  package let event: Event
  package let openings: [Opening]

  package init(event: Event, openings: [Opening]) {
    self.event = event
    self.openings = openings
  }
}
