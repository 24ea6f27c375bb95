import { once } from 'node:events'
import { PassThrough } from 'node:stream'
import { openShell, type Shell } from '#db/tasks/shell/open.ts'

/** Somebody at the prompt, without the echo of a terminal: what is entered line by line, and what it shows. */
export class Conversation {
  readonly shell: Shell
  readonly #input: PassThrough
  readonly #output: PassThrough & { columns?: number }

  private constructor(shell: Shell, input: PassThrough, output: PassThrough) {
    this.shell = shell
    this.#input = input
    this.#output = output
  }

  static async begin(columns?: number): Promise<Conversation> {
    const [input, output] = [new PassThrough(), Object.assign(new PassThrough(), { columns })]
    const conversation = new Conversation(await openShell({ input, output }), input, output)
    await conversation.#answer()
    return conversation
  }

  /** Enters lines; answers what was shown after the last, without the next prompt. */
  async enter(...lines: string[]): Promise<string> {
    let shown = ''
    for (const line of lines) {
      this.#input.write(`${line}\n`)
      shown = await this.#answer()
    }
    return shown
  }

  async end(): Promise<void> {
    const gone = once(this.shell.server, 'exit')
    this.#input.end()
    await gone
  }

  /** Everything up to the next prompt, which says that the line is done. */
  async #answer(): Promise<string> {
    let shown = ''
    for (;;) {
      shown += this.#output.read() ?? ''
      const found = /^([\s\S]*?)\n?(?:pipit> |\| )$/.exec(shown)
      if (found) return found[1] ?? ''
      await once(this.#output, 'readable')
    }
  }
}
