/**
 * How far something long has come; `to` takes the amount done, from 0 to the total, as often as one likes. `stop`
 * is for what fails: the next words begin on a line of their own.
 */
export type Progress = { to(done: number): void; end(): void; stop(): void }

type Stage = Pick<NodeJS.WriteStream, 'isTTY' | 'columns' | 'write'>

const redrawAfter = 80 // ms
const lineAfter = 10_000 // ms

/**
 * Shows on stderr how far something has come: a bar that redraws itself on a terminal, elsewhere a line every ten
 * seconds and one at the end. `total` is in whatever unit `to` is told; 0 means there is nothing to do.
 */
export function progress(total: number, label: string, stage: Stage = process.stderr): Progress {
  const isBar = stage.isTTY === true
  const wait = isBar ? redrawAfter : lineAfter
  let shownAt = isBar ? Number.NEGATIVE_INFINITY : performance.now()
  let done = 0

  function show() {
    shownAt = performance.now()
    const share = total > 0 ? Math.min(1, done / total) : 1
    stage.write(isBar ? `\r${bar(share, label, stage.columns)}` : `${line(share, label)}\n`)
  }

  return {
    to(amount) {
      done = amount
      if (performance.now() - shownAt >= wait) show()
    },
    end() {
      show()
      if (isBar) stage.write('\n')
    },
    stop() {
      if (isBar && shownAt > 0) stage.write('\n')
    },
  }
}

const percent = (share: number) => `${Math.floor(share * 100)} %`

const line = (share: number, label: string) => `${label}: ${percent(share)}`

/** "posts      ██████████░░░░░░░░░░  51 %", never wider than the terminal. */
function bar(share: number, label: string, columns = 80): string {
  const name = label.slice(0, 24).padEnd(16)
  const width = Math.max(4, Math.min(40, columns - name.length - 9))
  const full = Math.round(share * width)
  return `${name} ${'█'.repeat(full)}${'░'.repeat(width - full)} ${percent(share).padStart(5)}`
}
