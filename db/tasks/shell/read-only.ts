import { driver } from '../../client.ts'
import { ConfigurationError } from '../../dialect/index.ts'

/** From here on this process can only ask. A server is told as well, so that no function it runs can change a row. */
export function refuseChanges(): void {
  process.env.PGOPTIONS = `${process.env.PGOPTIONS ?? ''} -c default_transaction_read_only=on`.trim()
  driver().write = async () => {
    throw new ConfigurationError('nothing was changed: this shell is read-only')
  }
}
