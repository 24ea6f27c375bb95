/** What came of a fault: what was seen, and whether that is what is asked; or why it could not be tried here. */
export type Seen = { seen: string; met: boolean } | { skipped: string }

/** A fault that is provoked for real, and what the place must make of it. */
export type Row = { id: string; fault: string; asked: string; run: () => Promise<Seen> }

/** In ms: how long something took. */
export async function timed<T>(work: () => Promise<T>): Promise<[took: number, result: T]> {
  const began = performance.now()
  const result = await work()
  return [performance.now() - began, result]
}

export const quantile = (values: number[], part: number): number =>
  values.toSorted((one, other) => one - other)[
    Math.min(values.length - 1, Math.floor(values.length * part))
  ] ?? 0

export const inSeconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`
