/** The languages that a post can be said to be in (ISO 639-1, or -3 where that has none): those most written online. */
export const languages = (
  'ar bg bn ca cs cy da de el en eo es et eu fa fi fr ga gd gl gu he hi hr hu hy id is it ja ka kk km kn ko lt lv mk ml ' +
  'mr ms my nb nl nn pa pl pt ro ru si sk sl sq sr sv sw ta te th tl tr uk ur uz vi zh'
).split(' ')

const known = new Set(languages)

export const isLanguage = (code: string): boolean => known.has(code)
