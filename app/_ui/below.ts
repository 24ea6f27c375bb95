/** The address of what follows in a list, below a cursor. */
export const below = (address: string, cursor: number): string =>
  `${address}${address.includes('?') ? '&' : '?'}before=${cursor}`
