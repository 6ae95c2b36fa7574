/// A change of region codes: from one old code to those that took its place.
package struct Recode: Hashable, Sendable {
  /// What happened to the region behind the old code, as `region.recoded` names it.
  package enum Kind: String, CaseIterable, Sendable {
    /// It belongs to another parent now.
    case moved
    /// It became several; one of them may keep the old code.
    case split
    /// It became part of another.
    case merged
    /// It is no more.
    case abolished
  }

  /// What happened.
  package let kind: Kind
  /// The code before.
  package let oldCode: RegionCode
  /// The name under the old code.
  package let oldName: String
  /// The codes after: one when moved or merged, two or more when split, none when abolished.
  package let newCodes: [RegionCode]

  /// The same change with more codes after it.
  func adding(_ codes: [RegionCode]) -> Recode {
    Recode(kind: kind, oldCode: oldCode, oldName: oldName, newCodes: newCodes + codes)
  }
}
