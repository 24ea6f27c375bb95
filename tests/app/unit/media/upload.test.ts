import { expect, test } from 'vitest'
import { pictureRules } from '#app/_media/rules.ts'
import { readUpload } from '#app/_media/upload.ts'
import { image } from '#db/text/limits.ts'

const line = '--------------------------------heron'
const boundary = `multipart/form-data; boundary=${line}`
const part = (name: string, value: string) =>
  `--${line}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`

const request = (body: BodyInit, type = boundary, announced?: number) =>
  new Request('https://pipit.test/api/uploads/avatar', {
    method: 'POST',
    body,
    headers: {
      'content-type': type,
      ...(announced !== undefined && { 'content-length': String(announced) }),
    },
  })

test('of fields with the same name the first counts', async () => {
  const body = `${part('left', '0.1')}${part('left', '0.9')}${part('__proto__', 'x')}--${line}--\r\n`

  expect(await readUpload(request(body, boundary, body.length))).toEqual({
    left: '0.1',
    ['__proto__']: 'x',
  })
})

test.each([
  ['less than was announced', `${part('left', '1')}--${line}--\r\n`, boundary, 5000, 'cut'],
  ['no form', 'hello', 'image/png', undefined, 'media-type'],
  ['JSON', '{}', 'application/json', undefined, 'media-type'],
  ['no parts', 'hello', boundary, 5, 'form'],
  ['an announcement of too much', 'hello', boundary, image.bytes + 1, 'large'],
] as const)('%s is no form', async (_, body, type, announced, answer) => {
  expect(await readUpload(request(body, type, announced))).toBe(answer)
})

test('too much without an announcement is counted', async () => {
  expect(await readUpload(request(new Uint8Array(image.bytes + 1)))).toBe('large')
})

test.each([
  [
    { left: '0', top: '1', width: '0.5' },
    { left: 0, top: 1, width: 0.5 },
  ],
  [{ left: '0', top: '0' }, undefined],
  [{ left: '0', top: '0', width: '0' }, undefined],
  [{}, undefined],
])('%o cuts out %o', (fields, crop) => {
  expect(pictureRules.parse(fields).crop).toEqual(crop)
})

test.each([
  { left: '-1' },
  { left: '1.1' },
  { left: 'NaN' },
  { left: '1e-1' },
  { left: '0x1' },
  { left: '' },
  { remove: 'yes' },
  { picture: 'text' },
  { userId: '1' },
])('%o is refused', (fields) => {
  expect(pictureRules.safeParse(fields).success).toBe(false)
})

test('a file field in which nothing was chosen is no file', () => {
  expect(pictureRules.parse({ picture: new File([], '') }).file).toBeUndefined()
})
