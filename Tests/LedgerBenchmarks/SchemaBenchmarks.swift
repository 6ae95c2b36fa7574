import CanonicalJSON
import EventLedger
import JSONSchema

/// How many events a second one core checks against the schema of their type.
enum SchemaBenchmarks: BenchmarkSuite {
  static let name = "schema"

  static func run(_ options: BenchmarkOptions) throws -> [Measurement] {
    let bytes = Array(sampleShipment.utf8)
    let text = try JSONText(bytes)
    let value = text.root
    let schema = try JSONSchema(ofEventType: Array(shipmentSchema.utf8))
    precondition(text.isCanonical, "the sample is canonical, as every stored event is")
    precondition(schema.isValid(value), "the sample fits its schema")

    let read = try eventsPerSecond { try JSONText(bytes).isCanonical ? 1 : 0 }
    let checked = eventsPerSecond { schema.isValid(value) ? 1 : 0 }
    let both = try eventsPerSecond { schema.isValid(try JSONText(bytes).root) ? 1 : 0 }

    func measurement(
      _ name: String, _ meaning: String, _ value: Double, goal: Measurement.Goal? = nil
    ) -> Measurement {
      Measurement(name, meaning, value, "events/s", goal: goal, beside: ("reading it", read))
    }
    return [
      measurement(
        "schema.check", "an event of \(bytes.count) bytes, read before, against its schema",
        checked, goal: .atLeast(4e5)),
      measurement("schema.read-and-check", "an event read and checked", both),
    ]
  }
}

private let sampleShipment =
  #"{"data":{"condition":"short","lines":[{"count":57,"item":"box"},"#
  + #"{"count":305796,"item":"ballot","unit":"lembar"}],"note":{"sealed":"#
  + #""5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03"},"#
  + #""shipment":"SHP-64.03-0007"},"id":"190","#
  + #""ledger":"b2d1c3f4a5968778695a4b3c2d1e0f00112233445566778899aabbccddeeff00","#
  + #""previous":"0f1e2d3c4b5a69788796a5b4c3d2e1f0ffeeddccbbaa99887766554433221100","#
  + #""recordedtime":"2024-11-25T07:40:00+08:00","source":"/desk-64.03/9f2c41d07be3a856","#
  + #""specversion":"1.0","subject":"64.03.01.2003","time":"2024-11-25T07:30:00+08:00","#
  + #""type":"deskpilkada.shipment.received.v1"}"#

private let shipmentSchema = ##"""
  {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "x-label": {"id": "Kiriman diterima", "en": "Shipment received"},
    "x-roles": ["desk", "kpu"],
    "$defs": {
      "hash": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
      "time": {
        "type": "string",
        "pattern": "^[0-9]{4}(-[0-9]{2}){2}T[0-9]{2}(:[0-9]{2}){2}(Z|[+-][0-9]{2}:[0-9]{2})$"
      },
      "region": {"type": "string", "pattern": "^64(\\.[0-9]{2}(\\.[0-9]{2}(\\.[0-9]{4})?)?)?$"},
      "sealed": {
        "type": "object",
        "properties": {"sealed": {"$ref": "#/$defs/hash"}},
        "required": ["sealed"],
        "additionalProperties": false
      },
      "line": {
        "type": "object",
        "properties": {
          "item": {"enum": ["ballot", "booth", "box", "ink", "seal"]},
          "count": {"type": "integer", "minimum": 0},
          "unit": {"type": "string", "minLength": 1, "maxLength": 12}
        },
        "required": ["item", "count"],
        "additionalProperties": false
      }
    },
    "type": "object",
    "properties": {
      "anchor": {"type": "string", "pattern": "^[1-9][0-9]*:[0-9a-f]{64}$"},
      "data": {
        "type": "object",
        "properties": {
          "shipment": {"type": "string", "pattern": "^SHP-64(\\.[0-9]{2})?-[0-9]{4}$"},
          "condition": {
            "oneOf": [
              {"const": "complete", "x-label": {"id": "Lengkap", "en": "Complete"}},
              {"const": "short", "x-label": {"id": "Kurang", "en": "Short"}},
              {"const": "damaged", "x-label": {"id": "Rusak", "en": "Damaged"}}
            ]
          },
          "lines": {
            "type": "array", "minItems": 1, "maxItems": 64, "items": {"$ref": "#/$defs/line"}
          },
          "note": {
            "$ref": "#/$defs/sealed",
            "x-sealed": {
              "class": "narrative", "schema": {"type": "string", "minLength": 1, "maxLength": 2000}
            }
          }
        },
        "required": ["shipment", "condition", "lines"],
        "additionalProperties": false
      },
      "id": {"type": "string", "pattern": "^[1-9][0-9]{0,15}$"},
      "ledger": {"$ref": "#/$defs/hash"},
      "previous": {"$ref": "#/$defs/hash"},
      "recordedtime": {"$ref": "#/$defs/time"},
      "source": {"type": "string", "pattern": "^/[a-z0-9.-]+/[0-9a-f]{16}$"},
      "specversion": {"const": "1.0"},
      "subject": {"$ref": "#/$defs/region"},
      "time": {"$ref": "#/$defs/time"},
      "type": {"const": "deskpilkada.shipment.received.v1"}
    },
    "required": [
      "data", "id", "ledger", "previous", "recordedtime", "source", "specversion", "subject",
      "time", "type"
    ],
    "additionalProperties": false
  }
  """##
