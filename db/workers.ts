const key = Symbol.for('pipit.workers')
const shared = globalThis as { [key]?: Set<() => void> }

/** Has `wake` called whenever this process stored something that is left to be done. Answers how to end that. */
export function onWork(wake: () => void): () => void {
  // Next may load this module more than once.
  shared[key] ??= new Set()
  const workers = shared[key]
  workers.add(wake)
  return () => workers.delete(wake)
}

export function tellWorkers(): void {
  for (const wake of shared[key] ?? []) wake()
}
