/** The same list with the one of this id before the one that stood in front of it. */
export function raised<One extends { id: number }>(list: One[], id: number): One[] {
  const at = list.findIndex((one) => one.id === id)
  const [one, former] = [list[at], list[at - 1]]
  return one && former ? list.with(at - 1, one).with(at, former) : list
}
