import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import sharp from 'sharp'
import { expect, test } from '../test.ts'

const main = { tag: '@main' }

test(
  'a link becomes a card with a picture of our own, which its author can take away',
  main,
  async ({ visit, ada, ben }) => {
    const picture = await sharp({ create: { width: 1200, height: 630, channels: 3, background: '#486' } })
      .png()
      .toBuffer()
    const asked: string[] = []
    const elsewhere = createServer(({ url = '' }, res) => {
      asked.push(url)
      if (url === '/fens.png') res.writeHead(200, { 'content-type': 'image/png' }).end(picture)
      else
        res
          .writeHead(200, { 'content-type': 'text/html' })
          .end(
            '<title>Fens</title><meta property="og:title" content="Harriers over the fens"><meta property="og:image" content="/fens.png">',
          )
    })
    await new Promise<void>((ready) => elsewhere.listen(0, '127.0.0.1', ready))
    const url = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/harriers`

    const hers = await visit(ada, '/compose')
    await hers.getByRole('textbox', { name: 'What is on your mind?' }).fill(`Look up: ${url}`)
    await hers.getByRole('main').getByRole('button', { name: 'Post', exact: true }).click()
    await expect(hers.getByRole('article').filter({ hasText: 'Look up' })).toBeVisible()

    const card = (page: typeof hers) =>
      page.getByRole('main').getByRole('link', { name: 'Harriers over the fens' })
    await expect(async () => {
      await hers.goto(`/@${ada.handle}`)
      await expect(card(hers)).toBeVisible({ timeout: 500 })
    }).toPass()
    const his = await visit(ben, `/@${ada.handle}`)
    await expect(card(his)).toHaveAttribute('href', url)
    expect(
      await card(his)
        .locator('img')
        .evaluate((img: HTMLImageElement) => img.decode().then(() => img.naturalWidth)),
    ).toBe(800)
    expect(asked).toEqual(['/harriers', '/fens.png'])

    await hers.getByRole('article').filter({ hasText: 'Look up' }).locator('.when').click()
    await hers.getByRole('button', { name: 'Show the link without its preview' }).click()
    await expect(hers.getByRole('button', { name: 'Show the link without its preview' })).toHaveCount(0)
    await expect(card(hers)).toHaveCount(0)
    elsewhere.close()
  },
)
