import Testing
import TransparencyLog

struct TileVectors: Decodable {
  struct File: Decodable {
    let path: String
    let hex: String?
    let sha256: String?
  }
  let files: [File]
}

@Test(arguments: try VectorFile.all(in: "Tiles"))
func `lays a log out as the published files`(file: VectorFile) throws {
  let entries = try file.decode(as: VectorEntries.self).entries
  let reader = try InMemoryLogReader(entries: entries)
  for vector in try file.decode(as: TileVectors.self).files {
    // A file of the source may have been partial once and be full now.
    let bytes = try reader.resources[vector.path] ?? partialFile(vector.path, of: entries)
    let found = try #require(bytes, "\(vector.path)")
    if let hex = vector.hex { #expect(Hex.encode(found) == hex, "\(vector.path)") }
    if let sha256 = vector.sha256 {
      #expect(Hash.of(found).description == sha256, "\(vector.path)")
    }
  }
}

/// The file as it was when the log had just the size that gives it its width.
private func partialFile(_ path: String, of entries: [[UInt8]]) throws -> [UInt8]? {
  let width = TileCoordinate(path: path)?.width ?? EntryBundleCoordinate(path: path)?.width
  return try InMemoryLogReader(entries: entries.prefix(width ?? 0)).resources[path]
}
