import DeskPilkada
import EventLedger
import Foundation
import LedgerTestSupport
import Testing

/// Rules that judged one entry judge it for ever: version 1 is frozen.
///
/// Where this fails, what was changed belongs to a new version, which `rules.adopted` brings into
/// force; the digest below does not move again.
struct FrozenRulesTests {
  private static let digest = "b1f54f653b4b7ead0b756ccdd1a78b6c5abf76b22b5f532a75e624326680947c"

  @Test func `never changes rules version 1`() throws {
    let first = try #require(try Pilkada.catalogue().rules(version: 1))
    #expect("\(first.digest)" == Self.digest)
  }

  @Test func `names the digest of version 1 in the changes`() throws {
    let changes = try String(
      contentsOf: ProjectFolder.root.appending(path: "CHANGELOG.md"), encoding: .utf8)
    #expect(changes.contains(Self.digest))
  }
}
