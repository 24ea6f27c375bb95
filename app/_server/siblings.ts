import type { Serializable } from 'node:child_process'
import cluster from 'node:cluster'

/*
 * The processes of one place on one machine tell each other things by way of the one that started them. What is told
 * is a hint: it may come late, and whoever starts later has missed it.
 */

/** `from` is the process that tells; with `to` only that one hears it. */
type Told = { pipit: string; data: Serializable; from?: number; to?: number }

/** What a process is told when another one is gone, and when one has begun. */
export const gone = 'gone'
export const begun = 'begun'

/** Tells the other processes something about a topic, or one of them alone; nobody when there are none. */
export function tellSiblings(topic: string, data: Serializable, to?: number): void {
  if (!cluster.isWorker || !process.connected) return
  const told: Told = { pipit: topic, data, ...(to !== undefined && { to }) }
  process.send?.(told)
}

/** Hears what the others tell about a topic, and which of them it was. */
export function hearSiblings<Data>(topic: string, listener: (data: Data, from: number) => void): void {
  if (!cluster.isWorker) return
  process.on('message', (told: Partial<Told>) => {
    if (told?.pipit === topic) listener(told.data as Data, told.from ?? 0)
  })
}

/** In the process that starts the others: passes on what they tell, and tells who comes and goes. */
export function passOn(): void {
  cluster.on('message', (worker, told: Partial<Told>) => {
    if (typeof told?.pipit === 'string') pass({ ...told, from: worker.id } as Told)
  })
  cluster.on('exit', (worker) => pass({ pipit: gone, data: '', from: worker.id }))
  cluster.on('listening', (worker) => pass({ pipit: begun, data: '', from: worker.id }))
}

function pass(told: Told): void {
  for (const other of Object.values(cluster.workers ?? {}))
    if (other?.isConnected() && other.id !== told.from && (told.to ?? other.id) === other.id)
      other.send(told, () => undefined)
}
