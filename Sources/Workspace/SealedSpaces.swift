import PropertyGraph

/// The key spaces whose keys are personal data themselves, and the form in which they leave.
struct SealedSpaces: ReferenceSealing {
  let names: Set<String>
  let form: ReferenceSeal

  func isSealed(space: String) -> Bool { names.contains(space) }

  func seal(space: String, key: String) -> String { form.seal(space: space, key: key) }
}
