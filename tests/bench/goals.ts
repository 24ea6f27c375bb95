/** What is to be reached, what was measured, and whether that is enough. */
export type Goal = { goal: string; figure: number; least?: number; most?: number }

export const isMet = ({ figure, least = -Infinity, most = Infinity }: Goal): boolean =>
  figure >= least && figure <= most

/** The goals as a table of Markdown. */
export function tableOf(goals: Goal[]): string {
  const rows = goals.map((one) => {
    const bound = one.most === undefined ? (one.least === undefined ? '' : `≥ ${one.least}`) : `≤ ${one.most}`
    return `| ${one.goal} | ${shown(one.figure)} | ${bound} | ${bound && (isMet(one) ? 'met' : '**not met**')} |`
  })
  return ['| | measured | goal | |', '| --- | ---: | ---: | --- |', ...rows].join('\n')
}

const shown = (figure: number): string =>
  figure >= 100 ? String(Math.round(figure)) : figure >= 10 ? figure.toFixed(1) : figure.toFixed(2)

/** Tells whoever started this process what was measured; nobody, when it was started by hand. */
export const report = (goals: Goal[]): void => void process.send?.(goals)
