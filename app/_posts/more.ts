/** What the fields of a composer hold besides the words, by their names. */
export type More = Record<string, string>

const nameOf = (name: string) => `${name}:more`

/** What this browser kept of them. */
export function moreKept(name: string): More | undefined {
  try {
    return JSON.parse(localStorage.getItem(nameOf(name)) ?? '') as More
  } catch {
    return undefined
  }
}

export function keepMore(name: string, fields: More): void {
  try {
    localStorage.setItem(nameOf(name), JSON.stringify(fields))
  } catch {
    // A browser that keeps nothing: they stay on the page, as without us.
  }
}

export const forgetMore = (name: string): void => {
  try {
    localStorage.removeItem(nameOf(name))
  } catch {
    // Nothing was kept there.
  }
}

export const zoneHere = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone ?? ''

/** A picture as a form carries it: its id, where it is, and its size. */
export type Carried = { id: number; folder: string; width: number; height: number }

export const carried = (pictures: Carried[]): string =>
  pictures.map(({ id, folder, width, height }) => [id, folder, width, height].join(':')).join(',')

export const carriedIn = (media: string | undefined): Carried[] =>
  (media ?? '').split(',').flatMap((one) => {
    const [id, folder = '', width, height] = one.split(':')
    return id && folder ? [{ id: Number(id), folder, width: Number(width), height: Number(height) }] : []
  })
