import type { Server } from 'node:http'
import { drainOnSignal } from './drain.ts'
import { createGate, type GateSettings, type Handler } from './gate.ts'
import { createLimitedServer, type Limits, listen } from './listen.ts'

export type Service = {
  handler: Handler
  hosts: string[]
  port: number
  gate: GateSettings
  limits?: Limits
  /** ms for everyone to finish after a signal. */
  deadline?: number
  /** What to close, in this order, when nobody is served any more. */
  closers: (() => Promise<unknown>)[]
}

/** Serves a handler behind the gate until a signal comes. Resolves when the server listens. */
export async function serve(service: Service): Promise<Server> {
  const gate = createGate(service.handler, service.gate)
  const server = createLimitedServer(gate.listener, new URL(service.gate.origin), service.limits)
  const stopListening = await listen(server, service.hosts, service.port)

  async function finish() {
    stopListening()
    await gate.close()
    server.closeAllConnections()
    for (const close of service.closers) await close()
  }

  drainOnSignal({
    log: service.gate.log,
    finish,
    cut: () => server.closeAllConnections(),
    deadline: service.deadline,
  })
  return server
}
