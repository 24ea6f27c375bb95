import cluster from 'node:cluster'
import { Footfall } from './footfall.ts'
import { hearSiblings, tellSiblings } from './siblings.ts'

const pause = 250 // ms between two times the others are told

/** A footfall that counts what the other processes of this place counted too, a moment later. */
export function sharedFootfall(name: string, rate: ConstructorParameters<typeof Footfall>[0]): Footfall {
  if (!cluster.isWorker) return new Footfall(rate)
  let fresh = new Map<string, number>()
  const footfall = new Footfall(rate, (key) => {
    if (fresh.size === 0) setTimeout(tell, pause).unref()
    fresh.set(key, (fresh.get(key) ?? 0) + 1)
  })
  function tell() {
    tellSiblings(name, [...fresh])
    fresh = new Map()
  }
  hearSiblings<[key: string, count: number][]>(name, (counted) => {
    for (const [key, count] of counted) footfall.add(key, count)
  })
  return footfall
}
