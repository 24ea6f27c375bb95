/** The text of a page in the encoding it names, in its answer or in its first kilobyte; UTF-8 unless it does. */
export function textOf(body: Buffer, type: string): string {
  const named = /charset\s*=\s*["']?([\w:-]{1,40})/i
  const label = named.exec(type)?.[1] ?? named.exec(body.toString('latin1', 0, 1024))?.[1] ?? 'utf-8'
  return decoder(label).decode(body)
}

function decoder(label: string): TextDecoder {
  try {
    return new TextDecoder(label)
  } catch {
    return new TextDecoder()
  }
}
