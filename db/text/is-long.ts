const column = 60 // letters of a line on a wide screen, fewer than there are
const most = 15 // lines: the list cuts at twelve, and what is cut should be worth a click

const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/gu
const none = /[\p{M}\u200d]/gu

/** Whether a text takes so many lines that a list shows only its beginning. Estimated: the browser knows the lines. */
export function isLong(text: string): boolean {
  const lines = text.split('\n')
  if (lines.length + (2 * text.length) / column <= most) return false
  return lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(columns(line) / column)), 0) > most
}

const columns = (line: string) => line.replace(none, '').replace(wide, 'ww').length
