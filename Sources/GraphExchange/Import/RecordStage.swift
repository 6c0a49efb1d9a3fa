import PropertyGraph

/// The values of one record, rule by rule, before anything of it is kept: a record is taken up
/// whole or not at all.
///
/// Plain pointers, so that passing one around counts no references; whoever makes one calls
/// ``deallocate()``.
struct RecordStage {
  struct Node {
    var isThere = false
    var space = CategoryPlan.Choice.number(0)
    var labels = CategoryPlan.Choice.number(0)
    var key = UnsafeRawBufferPointer(start: nil, count: 0)
    var values: UnsafeMutablePointer<StagedValue>
    var scratch: UnsafeMutableRawPointer
  }

  /// One end of a tie: what its cells say, and which node that is.
  struct End {
    var space = CategoryPlan.Choice.number(0)
    var key = UnsafeRawBufferPointer(start: nil, count: 0)
    /// Where the node, plus one, stands in the builder's table, if the key has a place there.
    var place: UnsafePointer<UInt32>?
    /// What was found there.
    var found: UInt32 = 0
    /// Nil where the end is declared nowhere.
    var node: UInt32?
  }

  struct Tie {
    var isThere = false
    var type = CategoryPlan.Choice.number(0)
    var from = End()
    var to = End()
    var key = UnsafeRawBufferPointer(start: nil, count: 0)
    var values: UnsafeMutablePointer<StagedValue>
    var scratch: UnsafeMutableRawPointer
  }

  /// Which record it is.
  struct Place {
    var row: UInt32 = 0
    var start = 0
  }

  let place: UnsafeMutablePointer<Place>
  let nodes: UnsafeMutableBufferPointer<Node>
  let ties: UnsafeMutableBufferPointer<Tie>

  init(_ plan: FilePlan) {
    place = .allocate(capacity: 1)
    place.initialize(to: Place())
    nodes = .allocate(capacity: plan.nodes.count)
    _ = nodes.initialize(
      from: plan.nodes.map {
        Node(values: Self.values($0.properties.count), scratch: Self.scratch($0.properties.count))
      })
    ties = .allocate(capacity: plan.ties.count)
    _ = ties.initialize(
      from: plan.ties.map {
        Tie(values: Self.values($0.properties.count), scratch: Self.scratch($0.properties.count))
      })
  }

  func deallocate() {
    place.deallocate()
    for node in nodes {
      node.values.deallocate()
      node.scratch.deallocate()
    }
    for tie in ties {
      tie.values.deallocate()
      tie.scratch.deallocate()
    }
    nodes.deallocate()
    ties.deallocate()
  }

  private static func values(_ count: Int) -> UnsafeMutablePointer<StagedValue> {
    let values = UnsafeMutablePointer<StagedValue>.allocate(capacity: count)
    values.initialize(repeating: .absent, count: count)
    return values
  }

  private static func scratch(_ count: Int) -> UnsafeMutableRawPointer {
    .allocate(byteCount: max(1, count) * PropertyPlan.derivedBytesMax, alignment: 8)
  }
}
