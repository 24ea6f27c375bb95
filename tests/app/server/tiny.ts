import { once } from 'node:events'
import { onDrain } from '#app/_server/drain.ts'
import { portOf } from '#app/_server/listen.ts'
import { createLog } from '#app/_server/log.ts'
import { serve } from '#app/_server/serve.ts'

/*
 * A server of its own process around a few words: /slow answers when a line comes on stdin, /stream when the
 * server says that it stops, /never never.
 */

const server = await serve({
  hosts: ['127.0.0.1'],
  port: 0,
  gate: { origin: 'https://pipit.test', trustedProxies: 0, log: createLog('info', false) },
  deadline: Number(process.argv[2]),
  closers: [async () => void process.stdout.write('closed\n')],
  async handler(req, res) {
    process.stdout.write(`working ${req.url}\n`)
    if (req.url === '/slow') {
      await once(process.stdin, 'data')
      res.end('done')
    }
    if (req.url === '/stream') {
      res.write('first')
      onDrain(() => res.end('last'))
    }
    if (req.url === '/quick') res.end('quick')
  },
})

process.stdout.write(`listening ${portOf(server)}\n`)
