import { spawn } from 'node:child_process'
import { type Environment, root } from './environment.ts'
import type { Tally } from './tally.ts'

export type Around = { env: Environment; directory: string }

export type Step = {
  name: string
  /** Prepares what the commands need; an Error's message says what is missing. */
  before?: (around: Around) => Promise<Environment>
  /** Run one after the other until one fails. */
  commands: (around: Around) => string[][]
  /** Reads how many passed from what the commands wrote; without it the step counts as one. */
  tally?: (around: Around) => Tally
  /** The step without which this one makes no sense. */
  needs?: string
  minutes: number
}

export type Outcome = Tally & { seconds: number; said: string }

/** Runs a step and says what came of it in one line. */
export async function take(step: Step, around: Around): Promise<Outcome> {
  const startedAt = performance.now()
  const { code, said } = await run(step, around)
  const seconds = Math.round((performance.now() - startedAt) / 1000)
  const tally = count(step, around, code)
  return say(step, { ...tally, seconds, said }, `${summary(tally, step)} in ${seconds} s`)
}

/** Passes over a step that makes no sense because another failed. */
export function leave(step: Step): Outcome {
  return say(
    step,
    { passed: 0, failed: 0, skipped: 1, seconds: 0, said: '' },
    `not run, ${step.needs} failed`,
  )
}

/** Shows what the failed steps said, then one line each, then the totals. Answers the exit code. */
export function report(outcomes: Map<Step, Outcome>): number {
  for (const [{ name }, { failed, said }] of outcomes)
    if (failed > 0) print(`\n──── ${name} ${'─'.repeat(60)}\n${said.trimEnd()}`)
  const total = { passed: 0, failed: 0, skipped: 0 }
  for (const { passed, failed, skipped } of outcomes.values()) {
    total.passed += passed
    total.failed += failed
    total.skipped += skipped
  }
  print(`\n${summary(total)}`)
  return total.failed > 0 || total.passed === 0 ? 1 : 0
}

const print = (text: string) => process.stdout.write(`${text}\n`)

function say(step: Step, outcome: Outcome, what: string): Outcome {
  print(`${outcome.failed > 0 ? '✗' : outcome.passed > 0 ? '✓' : '–'} ${step.name}: ${what}`)
  return outcome
}

function summary({ passed, failed, skipped }: Tally, step?: Step): string {
  if (step && !step.tally) return failed > 0 ? 'failed' : 'passed'
  return `${passed} passed, ${failed} failed, ${skipped} skipped`
}

/** A command that failed without naming a test, or tested nothing, is a failure too. */
function count(step: Step, around: Around, code: number): Tally {
  const tally = code === 0 && !step.tally ? { passed: 1, failed: 0, skipped: 0 } : step.tally?.(around)
  if (!tally) return { passed: 0, failed: 1, skipped: 0 }
  const unnamed = tally.failed === 0 && (code !== 0 || tally.passed === 0)
  return unnamed ? { ...tally, failed: 1 } : tally
}

async function run(step: Step, around: Around): Promise<{ code: number; said: string }> {
  const said: string[] = []
  const hear = (text: string) => said.push(text)
  try {
    const env = { ...around.env, ...(await step.before?.(around)) }
    for (const command of step.commands(around)) {
      const code = await execute(command, env, step.minutes, hear)
      if (code !== 0) return { code, said: said.join('') }
    }
    return { code: 0, said: said.join('') }
  } catch (error) {
    return { code: 1, said: `${said.join('')}${error instanceof Error ? error.message : String(error)}\n` }
  }
}

/** Runs one command in a group of its own, so that all it started ends with it. */
export function execute(
  [command = '', ...values]: string[],
  env: Environment,
  minutes: number,
  hear: (text: string) => void,
): Promise<number> {
  const child = spawn(command, values, {
    cwd: root,
    env: env as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  child.stdout.setEncoding('utf8').on('data', hear)
  child.stderr.setEncoding('utf8').on('data', hear)
  const end = (signal: NodeJS.Signals) => {
    if (child.pid && child.exitCode === null) process.kill(-child.pid, signal)
  }
  const timer = setTimeout(() => {
    hear(`\n${command} ${values.join(' ')} was ended after ${minutes} minutes\n`)
    end('SIGKILL')
  }, minutes * 60_000)
  const stop = () => {
    end('SIGTERM')
    process.exit(130)
  }
  process.once('SIGINT', stop).once('SIGTERM', stop)
  return new Promise<number>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve(code ?? 1))
  }).finally(() => {
    clearTimeout(timer)
    process.off('SIGINT', stop).off('SIGTERM', stop)
  })
}
