import Testing
import TransparencyLog

struct RootVectors: Decodable {
  struct Root: Decodable {
    let size: Int
    let root: String
  }
  let roots: [Root]
}

@Test(arguments: try VectorFile.all(in: "Roots"))
func `reproduces the published roots`(file: VectorFile) throws {
  let entries = try file.decode(as: VectorEntries.self).entries
  let tree = MerkleTree(entries: entries)
  for vector in try file.decode(as: RootVectors.self).roots {
    #expect(tree.root(at: UInt64(vector.size)).description == vector.root)
    #expect(MerkleTree(entries: entries.prefix(vector.size)).root.description == vector.root)
    var range = CompactRange()
    for entry in entries.prefix(vector.size) { range.append(.leaf(entry)) }
    #expect(range.root.description == vector.root)
  }
}

@Test func `hashes a leaf and a node as the Certificate Transparency tests do`() {
  #expect(
    Hash.leaf(Array("L123456".utf8)).description
      == "395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56")
  let left = Hash.of(Array("N123".utf8))
  let right = Hash.of(Array("N456".utf8))
  #expect(Hash.node(left, right) == Hash.of([0x01] + left.bytes + right.bytes))
  #expect(Hash.node(left, right) != Hash.node(right, left))
}
