import { databaseAddress } from '../../dialect/index.ts'

/** Which database this is and where, never with its password; then how to go on. */
export function banner(readOnly: boolean): string {
  const address = databaseAddress()
  const place =
    address.dialect === 'sqlite' ? `SQLite, ${address.file}` : `PostgreSQL, ${serverOf(address.url)}`
  return `Pipit on ${place}${readOnly ? ', read-only' : ''}\n.help tells what is here, Ctrl-D leaves.`
}

function serverOf(url: string): string {
  if (!URL.canParse(url)) return 'the server of DATABASE_URL'
  const { host, pathname } = new URL(url)
  return `${host}${pathname}`
}
