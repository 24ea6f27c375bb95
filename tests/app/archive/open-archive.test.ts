import { existsSync } from 'node:fs'
import { mkdtemp, readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openArchive } from '#app/_archive/open-archive.ts'
import { tarOf, zipOf } from '#tests/archives.ts'

const aside = async () => join(await mkdtemp(join(tmpdir(), 'pipit-aside-')), 'unpacked')
const room = { files: 5, unpacked: 100_000 }
const many = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [`${n}.json`, '{}']))

for (const [kind, make] of Object.entries({ zip: zipOf, tar: tarOf })) {
  test(`a ${kind} with as many files and bytes as it may have is read`, async () => {
    const archive = await openArchive(await make(many(5)), await aside(), room)

    expect(archive.size('4.json')).toBe(2)
    await archive.close()
  })

  test(`a ${kind} with more files is refused`, async () => {
    const opening = openArchive(await make(many(6)), await aside(), room)

    await expect(opening).rejects.toMatchObject({ name: 'ArchiveFault', problem: 'large' })
  })

  test(`a ${kind} of a few bytes that would be many is refused, and fills no disk`, async () => {
    const place = await aside()
    const opening = openArchive(await make({ 'a.json': Buffer.alloc(20_000_000) }), place, room)

    await expect(opening).rejects.toMatchObject({ name: 'ArchiveFault', problem: 'large' })
    expect(existsSync(place) ? await readdir(place) : []).toEqual([])
  })
}
