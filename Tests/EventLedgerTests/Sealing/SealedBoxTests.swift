import CanonicalJSON
import EventLedger
import Foundation
import LedgerTestSupport
import Testing
import TransparencyLog

/// A box that another implementation made, with all that it was made of.
struct BoxVector: Sendable, CustomTestStringConvertible {
  let name: String
  let key: SealingKey
  let id: String
  let place: SealedPlace
  let opening: Opening
  let nonce: [UInt8]
  let box: [UInt8]

  var testDescription: String { name }

  static func all() throws -> [BoxVector] {
    let folder = "Tests/EventLedgerTests/Vectors/Sealing"
    return try ProjectFolder.files(in: folder, withExtension: "json").flatMap { file in
      // Written for people, so the file is not canonical; what it holds is read strictly.
      try JSONText(Array(Data(contentsOf: file))).root.elements.map(BoxVector.init)
    }
  }

  private init(_ row: JSONValue) throws {
    func text(_ name: String) throws -> String { try #require(row[name]?.string) }
    func bytes(_ name: String) throws -> [UInt8] { try #require(Hex.decode(text(name))) }
    name = try text("name")
    key = try #require(SealingKey(bytes("key")))
    id = try text("id")
    let pointer = try #require(JSONPointer(text("pointer")))
    place = SealedPlace(
      genesis: try #require(Hash(hex: text("genesis"))),
      event: try #require(Hash(hex: text("event"))), pointer: pointer)
    let value = JSON(try #require(row["value"]))
    opening = try #require(Opening(pointer: pointer, salt: bytes("salt"), value: value))
    nonce = try bytes("nonce")
    box = try bytes("box")
  }

  static func first() throws -> BoxVector { try #require(try all().first) }
}

@Suite struct SealedBoxTests {
  @Test(arguments: try BoxVector.all())
  func `makes the box that another implementation makes`(_ vector: BoxVector) throws {
    let made = try SealedBox(
      vector.opening, at: vector.place, under: vector.key, nonce: vector.nonce)
    #expect(made.bytes == vector.box)
    #expect("\(made.keyID)" == vector.id)
  }

  @Test(arguments: try BoxVector.all())
  func `opens the box that another implementation made`(_ vector: BoxVector) throws {
    let box = try #require(SealedBox(vector.box))
    let opening = try #require(box.opened(at: vector.place, with: vector.key))
    #expect(opening.salt == vector.opening.salt)
    #expect(
      try opening.value.canonicalBytes() == vector.opening.value.canonicalBytes())
    #expect(opening.pointer == vector.place.pointer)
  }

  @Test func `opens no box of which a bit is not as it was`() throws {
    let vector = try BoxVector.first()
    for bit in 0..<(8 * vector.box.count) {
      var bytes = vector.box
      bytes[bit / 8] ^= 1 << (bit % 8)
      let box = try #require(SealedBox(bytes))
      #expect(box.opened(at: vector.place, with: vector.key) == nil, "bit \(bit)")
    }
  }

  @Test func `opens a box with no key of which a bit is another`() throws {
    let vector = try BoxVector.first()
    let box = try #require(SealedBox(vector.box))
    let secret = try #require(Hex.decode(String(vector.key.text.dropLast().suffix(64))))
    for bit in 0..<(8 * secret.count) {
      var bytes = secret
      bytes[bit / 8] ^= 1 << (bit % 8)
      let other = try #require(SealingKey(bytes))
      #expect(other.id != vector.key.id)
      #expect(box.opened(at: vector.place, with: other) == nil, "bit \(bit)")
    }
  }

  @Test func `opens a box in its own place alone`() throws {
    let vector = try BoxVector.first()
    let (box, place) = (try #require(SealedBox(vector.box)), vector.place)
    let other = Hash.emptyTree
    let places = [
      SealedPlace(genesis: other, event: place.event, pointer: place.pointer),
      SealedPlace(genesis: place.genesis, event: other, pointer: place.pointer),
      SealedPlace(
        genesis: place.genesis, event: place.event, pointer: place.pointer.appending("x")),
      SealedPlace(genesis: place.event, event: place.genesis, pointer: place.pointer),
    ]
    for wrong in places { #expect(box.opened(at: wrong, with: vector.key) == nil) }
  }

  @Test func `reads bytes as a box only where a box can be so long`() throws {
    let possible = Set((1...257).map { 36 + 256 * $0 })
    for length in 0...(36 + 256 * 259) {
      let isRead = SealedBox([UInt8](repeating: 0, count: length)) != nil
      if isRead != possible.contains(length) { Issue.record("\(length) bytes") }
    }
  }

  @Test(arguments: [0, 1, 221, 222, 223, 65_534])
  func `is of one length for all values of a unit`(characters: Int) throws {
    let vector = try BoxVector.first()
    let value = JSON.string(String(repeating: "x", count: characters))
    let opening = try #require(
      Opening(pointer: vector.place.pointer, salt: vector.opening.salt, value: value))
    let box = try SealedBox(opening, at: vector.place, under: vector.key, nonce: vector.nonce)
    #expect(box.bytes.count == 36 + (32 + characters + 2 + 255) / 256 * 256)
    #expect(SealedBox(box.bytes) != nil)
    let opened = try #require(box.opened(at: vector.place, with: vector.key))
    #expect(try opened.value.canonicalBytes() == value.canonicalBytes())
  }
}

@Suite struct SealingKeyTests {
  @Test func `reads the text that it writes, and no other spelling`() throws {
    let key = try BoxVector.first().key
    #expect(SealingKey(text: key.text)?.id == key.id)
    let wrong = [
      String(key.text.dropLast()), key.text + "\n", " " + key.text, key.text.uppercased(),
      key.text.replacing("\n", with: "\r\n"), key.text.replacing("+", with: " "), "",
      "sealing-key+\(key.id)+", "\u{FEFF}" + key.text,
    ]
    for text in wrong { #expect(SealingKey(text: text) == nil, "\(text.debugDescription)") }
  }

  @Test func `tells a slip in any character of a key that was typed in`() throws {
    let text = Array(try BoxVector.first().key.text.utf8)
    for place in text.indices.dropLast() where text[place] != UInt8(ascii: "+") {
      var typed = text
      typed[place] = typed[place] == UInt8(ascii: "0") ? UInt8(ascii: "1") : UInt8(ascii: "0")
      #expect(SealingKey(text: String(decoding: typed, as: UTF8.self)) == nil)
    }
  }

  @Test func `is not told in a message that shows it`() throws {
    let key = try BoxVector.first().key
    let secret = String(key.text.dropLast().suffix(64))
    #expect(!"\(key) \(String(reflecting: key.id))".contains(secret))
  }
}
