/** The median times of several works that take turns, so that a busy moment of the machine hits all alike. */
export async function medians(works: (() => Promise<unknown>)[], times = 200): Promise<number[]> {
  const took: number[][] = works.map(() => [])
  for (let i = -Math.ceil(times / 10); i < times; i++) {
    for (const [n, work] of works.entries()) {
      const began = performance.now()
      await work()
      if (i >= 0) took[n]?.push(performance.now() - began)
    }
  }
  return took.map(median)
}

export const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
