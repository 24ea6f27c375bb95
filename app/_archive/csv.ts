/** A line of a CSV file (RFC 4180). What a spreadsheet would take for a formula is kept from being one. */
export const csvLine = (values: (string | boolean)[]): string => `${values.map(cell).join(',')}\r\n`

function cell(value: string | boolean): string {
  const text = String(value)
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** The rows of a CSV file, as many as `most`; lenient, as everybody writes them a little differently. */
export function csvRows(text: string, most: number): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let value = ''
  let isQuoted = false
  const end = () => {
    row.push(value)
    value = ''
  }
  for (let at = 0; at < text.length && rows.length < most; at++) {
    const sign = text[at] as string
    if (isQuoted) {
      if (sign !== '"') value += sign
      else if (text[at + 1] === '"') value += text[++at]
      else isQuoted = false
    } else if (sign === '"') isQuoted = true
    else if (sign === ',') end()
    else if (sign === '\n') {
      end()
      rows.push(row)
      row = []
    } else if (sign !== '\r' && sign !== '\uFEFF') value += sign
  }
  if ((value || row.length > 0) && rows.length < most) rows.push([...row, value])
  return rows.filter((cells) => cells.some((one) => one !== ''))
}
