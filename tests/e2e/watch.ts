import type { BrowserContext, ConsoleMessage, Request, Response } from '@playwright/test'

/**
 * Notes whatever no page of ours may do in a browser: errors on the console (where the browser also tells of
 * broken hydration and of what the content security policy stopped), errors nobody caught, requests to others.
 * What happens at the `neighbours`, other origins that a person may go to, is theirs.
 */
export function watch(
  context: BrowserContext,
  origin: string,
  faults: string[],
  neighbours: string[] = [],
): void {
  const isNeighbours = (url: string) => URL.canParse(url) && neighbours.includes(new URL(url).origin)
  const refused = new Set<string>()
  context.on('response', (response: Response) => {
    // A page that is not there is what a test may have asked for; the browser calls that an error too.
    if (response.status() >= 400 && response.request().isNavigationRequest()) refused.add(response.url())
    // The stream of somebody who was signed out elsewhere.
    if (response.status() === 401 && new URL(response.url()).pathname === '/events')
      refused.add(response.url())
  })
  context.on('console', (message: ConsoleMessage) => {
    const { url } = message.location()
    const isRefusal = message.text().startsWith('Failed to load resource') && refused.has(url)
    if (message.type() === 'error' && !isRefusal && !isNeighbours(url))
      faults.push(`console: ${message.text()} (${url})`)
  })
  context.on('weberror', (error) => faults.push(`uncaught: ${error.error().message}`))
  context.on('request', (request: Request) => {
    const { protocol, origin: other } = new URL(request.url())
    if (/^https?:$/.test(protocol) && other !== origin && !isNeighbours(other))
      faults.push(`asked another origin: ${request.url()}`)
  })
}
