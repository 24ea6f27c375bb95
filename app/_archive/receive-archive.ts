import { createWriteStream } from 'node:fs'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Busboy } from '@fastify/busboy'
import { archiveBytes } from '#app/_server/archive-bytes.ts'
import { discard } from './scratch.ts'

/** Why no archive came with a form. */
export type NotReceived = 'none' | 'form' | 'cut' | 'large'

/** Writes the file of a form to this machine as it comes. Answers how many bytes it has, or why there is none; then nothing is left. */
export async function receiveArchive(request: Request, path: string): Promise<number | NotReceived> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^multipart\/form-data\b/i.test(type) || !request.body) return 'form'
  const most = archiveBytes()
  let bytes = 0
  let problem: NotReceived = 'none'
  try {
    const form = new Busboy({
      headers: { 'content-type': type },
      limits: { files: 1, fields: 20, parts: 21, fieldSize: 1024 },
    })
    let writing: Promise<void> | undefined
    form.on('file', (name, file) => {
      if (name !== 'file' || writing) return void file.resume()
      const meter = new Transform({
        transform(chunk: Buffer, _, done) {
          bytes += chunk.length
          if (bytes > most) problem = 'large'
          done(bytes > most ? new Error('too large') : null, chunk)
        },
      })
      writing = pipeline(file, meter, createWriteStream(path, { mode: 0o600 }))
      writing.catch((error) => form.destroy(error))
    })
    problem = 'cut'
    await pipeline(Readable.fromWeb(request.body as never), form)
    await writing
    if (bytes > 0) return bytes
    await discard(path)
    return 'none'
  } catch (error) {
    await discard(path)
    if (/^E(NOSPC|DQUOT)$/.test((error as NodeJS.ErrnoException).code ?? '')) throw error
    return problem
  }
}
