import { words } from '#app/_i18n/words.ts'

/** What an archive says of itself to whoever opens it. */
export const readme = (handle: string, place: string): string =>
  words().archive.readme(handle, new URL(place).host)
