/** Letters of other scripts, and Latin letters of phonetic alphabets, that read as a plain Latin letter at the
 *  size of a name. In the spirit of the confusables of UTS #39, but chosen by us and only towards Latin: enough
 *  to compare a name with the names of staff, not a complete defence. Upper case has a table of its own because
 *  a Greek Η looks like H while its small η looks like n. */
const upperCase: Record<string, string> = {
  a: 'АΑᎪ',
  b: 'ВΒᏴ',
  c: 'СϹᏟ',
  d: 'Ꭰᗞᗪ',
  e: 'ЕΕᎬ',
  f: 'ϜᖴҒ',
  g: 'ԌᏀ',
  h: 'НΗᎻ',
  i: 'ІΙӀᏆ',
  j: 'ЈᎫ',
  k: 'КΚᏦ',
  l: 'ᏞᒪԼ',
  m: 'МΜᎷ',
  n: 'Ν',
  o: 'ОΟՕ',
  p: 'РΡᏢ',
  r: 'ᎡᏒ',
  s: 'ЅՏᏚ',
  t: 'ТΤᎢ',
  u: 'ՍႮ',
  v: 'ѴᏙ',
  w: 'ԜᎳ',
  x: 'ХΧ',
  y: 'УΥҮ',
  z: 'ΖᏃ',
}

const lowerCase: Record<string, string> = {
  a: 'аɑαᴀ',
  b: 'вьβʙƅ',
  c: 'сϲᴄ',
  d: 'ԁɗᴅժ',
  e: 'еεҽ℮ᴇ',
  f: 'ƒſꞙքғ',
  g: 'ɡցɢ',
  h: 'һнհʜ',
  i: 'іιıɩɪӏǀ∣',
  j: 'јϳᴊ',
  k: 'кκᴋ',
  l: 'ʟ',
  m: 'мᴍ',
  n: 'ηոռɴ',
  o: 'оοσօᴏ〇',
  p: 'рρᴘ',
  q: 'ԛգ',
  r: 'гᴦʀɾ',
  s: 'ѕꜱ',
  t: 'тτᴛ',
  u: 'υսᴜμ',
  v: 'νѵᴠ',
  w: 'ԝѡωᴡա',
  x: 'хχ',
  y: 'уүγʏყ',
  z: 'ᴢʐ',
}

/** Digits and signs people write letters with. */
const signs: Record<string, string> = { a: '4@', e: '3', i: '1!|', o: '0', s: '5$', t: '7' }

const letterOf = new Map<string, string>()
for (const table of [upperCase, lowerCase, signs]) {
  for (const [letter, twins] of Object.entries(table)) for (const twin of twins) letterOf.set(twin, letter)
}

/** What `name` reads as at a glance, as small Latin letters: two names with the same skeleton can be taken for
 *  each other. Compare skeletons only; they are nothing to show. Accents, invisible characters, spaces and
 *  punctuation are gone; i, l and 1 are one letter, 0 is o, `rn` is m and `vv` is w. A name without any letter
 *  or digit is its own skeleton. */
export function skeleton(name: string): string {
  const visible = name.normalize('NFKD').replace(/[\p{M}\p{Default_Ignorable_Code_Point}]/gu, '')
  let letters = ''
  for (const character of visible) letters += latin(character)
  const bare = letters.replace(/[^\p{L}\p{N}]/gu, '').replaceAll('i', 'l')
  return bare.replaceAll('rn', 'm').replaceAll('vv', 'w') || visible
}

/** Whether a word with foreign letters in it reads as a purely Latin one: `аррӏе` in Cyrillic does, `яблоко`
 *  and `münchen` do not. */
export function readsAsLatin(word: string): boolean {
  return /[^\0-\x7f]/.test(word) && [...word].every((character) => /[\0-\x7f]/.test(latin(character)))
}

function latin(character: string): string {
  return letterOf.get(character) ?? letterOf.get(character.toLowerCase()) ?? character.toLowerCase()
}

const alphabets = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u]

/** Whether one word of `text` takes letters from more than one of Latin, Cyrillic and Greek, the three that
 *  share most of their shapes. Invisible characters do not part a word; hyphens and apostrophes do, because
 *  `PR-менеджер` is honest. */
export function mixesAlphabets(text: string): boolean {
  const words = text.replace(/\p{Default_Ignorable_Code_Point}/gu, '').match(/[\p{L}\p{M}]+/gu) ?? []
  return words.some((word) => alphabets.filter((alphabet) => alphabet.test(word)).length > 1)
}

/** Check marks, and the letter V in a circle or a box: what a badge of verification looks like beside a name.
 *  Crosses, stars and coloured circles stay allowed; nobody reads a badge in them. */
const badges = new Set('✓✔☑✅🗸🗹🮱⍻√ⓥⓋ🅥🅅🆅🄥')

/** Whether `text` carries a sign that could pass for a badge of verification. */
export function wearsBadge(text: string): boolean {
  for (const character of text) if (badges.has(character)) return true
  return false
}
