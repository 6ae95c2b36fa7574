import Testing
import TransparencyLog

struct WitnessScript: Decodable {
  struct Step: Decodable {
    let name: String
    let body: String
    let status: Int
    let answer: String?
  }
  let logKeys: [String]
  let steps: [Step]
}

@Test(arguments: try VectorFile.all(in: "Witness"))
func `answers a log as the script of a witness says`(file: VectorFile) throws {
  let script = try file.decode(as: WitnessScript.self)
  var witness = ScriptedWitness(logKeys: try script.logKeys.map { try NoteVerifier(vkey: $0) })
  for step in script.steps {
    let decision = witness.answer(Array(step.body.utf8))
    #expect(decision.httpStatus == step.status, "\(step.name): \(decision)")
    let response = WitnessResponse(refusing: decision)
    #expect(response?.httpStatus ?? 200 == step.status)
    if let answer = step.answer {
      #expect(response?.body == Array(answer.utf8), "\(step.name)")
      #expect(response?.contentType == "text/x.tlog.size")
    }
  }
}

/// A witness's memory: the latest tree of each log.
private struct ScriptedWitness {
  let logKeys: [NoteVerifier]
  var latest: [Origin: TreeHead] = [:]

  mutating func answer(_ body: [UInt8]) -> WitnessDecision {
    let request: WitnessRequest
    do {
      request = try WitnessRequest(body)
    } catch {
      return .malformed(error)
    }
    let keys = logKeys.filter { Origin($0.name) == request.origin }
    let decision = request.decide(latest: latest[request.origin], logKeys: keys)
    if case .cosign(let signed) = decision {
      latest[request.origin] = signed.checkpoint.treeHead
    }
    return decision
  }
}

@Test func `formats a request to the bytes it was read from`() throws {
  for file in try VectorFile.all(in: "Witness") {
    for step in try file.decode(as: WitnessScript.self).steps {
      guard let request = try? WitnessRequest(Array(step.body.utf8)) else { continue }
      #expect(request.body == Array(step.body.utf8))
    }
  }
}

@Test func `reads a request with any end cut off as no request`() throws {
  let body = try request(from: 7, to: 13).body
  for cut in truncations(of: body) {
    #expect((try? WitnessRequest(cut)) == nil)
  }
}

@Test func `does not cosign a request with any bit flipped`() throws {
  let keys = [try OwnLog.logSigner().verifier]
  let latest = try OwnLog.checkpoint(size: 7).treeHead
  let body = try request(from: 7, to: 13).body
  #expect(try WitnessRequest(body).decide(latest: latest, logKeys: keys).httpStatus == 200)
  for flipped in singleBitFlips(of: body) {
    guard let request = try? WitnessRequest(flipped) else { continue }
    #expect(request.decide(latest: latest, logKeys: keys).httpStatus != 200)
  }
}

@Test func `answers with a line that the log can add`() throws {
  let witness = try OwnLog.witness(1)
  let asked = try request(from: 7, to: 13)
  let decision = asked.decide(
    latest: try OwnLog.checkpoint(size: 7).treeHead,
    logKeys: [try OwnLog.logSigner().verifier])
  guard case .cosign(let signed) = decision else {
    Issue.record("\(decision)")
    return
  }
  let response = WitnessResponse(cosignatures: [witness.cosign(signed, at: 1_732_500_000)])
  #expect(response.httpStatus == 200)
  let lines = try WitnessResponse.cosignatures(in: response.body)
  let cosigned = try signed.adding(lines, by: [witness.verifier])
  #expect(cosigned.cosignatures.map(\.timestamp) == [1_732_500_000])
}

@Test(arguments: [("0\n", 0), ("5\n", 5), ("18446744073709551615\n", UInt64.max)])
func `reads the size in a conflict's answer`(body: String, size: UInt64) {
  #expect(WitnessResponse.latestSize(in: Array(body.utf8)) == size)
}

@Test(arguments: ["", "\n", "5", "05\n", "+5\n", "5\n\n", "5 \n", "18446744073709551616\n"])
func `reads no size in another answer`(body: String) {
  #expect(WitnessResponse.latestSize(in: Array(body.utf8)) == nil)
}

private func request(from oldSize: UInt64, to size: Int) throws -> WitnessRequest {
  let tree = MerkleTree(entries: numberedEntries(size))
  let proof = try tree.consistencyProof(from: oldSize, to: UInt64(size))
  return try WitnessRequest(oldSize: oldSize, proof: proof, note: OwnLog.note(size: size))
}
