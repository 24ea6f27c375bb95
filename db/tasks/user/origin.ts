import { ConfigurationError } from '../../dialect/index.ts'

/** Where visitors find the place: `AUTH_URL`, or this machine. Throws a ConfigurationError if that is no address. */
export function originOf({ AUTH_URL, PORT }: NodeJS.ProcessEnv): string {
  const address = AUTH_URL?.trim() || `http://localhost:${PORT?.trim() || 3000}`
  if (!/^https?:\/\//.test(address) || !URL.canParse(address))
    throw new ConfigurationError('AUTH_URL must be an origin such as https://pipit.example')
  return new URL(address).origin
}
