import Testing
import TransparencyLog

@Suite struct CompactRangeTests {
  @Test func `has the tree's root at every size, and is taken up again from its hashes`() throws {
    let tree = singleByteTree(200)
    var range = CompactRange()
    for index in 0..<UInt8(200) {
      #expect(range.head == tree.head(at: UInt64(index)))
      range = try #require(CompactRange(size: range.size, hashes: range.hashes))
      range.append(.leaf([index]))
    }
    #expect(range.head == tree.head)
  }

  @Test func `appends a perfect subtree as it appends its leaves`() throws {
    let tree = singleByteTree(200)
    var range = CompactRange()
    for node in try #require(Subtree(start: 0, end: 200)).nodes {
      range.append(tree.hashes(at: [node])[0], level: node.level)
    }
    #expect(range.head == tree.head)
  }

  @Test(arguments: [(0, 1), (1, 0), (3, 1), (3, 3), (4, 2)] as [(UInt64, Int)])
  func `refuses an edge with too many or too few hashes`(size: UInt64, count: Int) {
    #expect(CompactRange(size: size, hashes: Array(repeating: .emptyTree, count: count)) == nil)
  }

  @Test func `refuses an edge of a size that no log reaches`() {
    let hashes = Array(repeating: Hash.emptyTree, count: 64)
    #expect(CompactRange(size: .max, hashes: hashes) == nil)
    #expect(CompactRange(size: UInt64(Int64.max), hashes: Array(hashes.dropLast())) != nil)
  }
}
