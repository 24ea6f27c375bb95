const starts = {
  jpeg: ['\xff\xd8\xff'],
  png: ['\x89PNG\r\n\x1a\n'],
  gif: ['GIF87a', 'GIF89a'],
  webp: ['RIFF'],
} as const

export type ImageKind = keyof typeof starts

/** What an image is by its first bytes, whatever its name and its sender say; undefined for all we do not take. */
export function imageKind(bytes: Uint8Array): ImageKind | undefined {
  const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1')
  const kind = (Object.keys(starts) as ImageKind[]).find((known) =>
    starts[known].some((start) => head.startsWith(start)),
  )
  // RIFF is sound and film too.
  return kind === 'webp' && head.slice(8) !== 'WEBP' ? undefined : kind
}
