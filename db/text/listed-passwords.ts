import { dictionary } from '@zxcvbn-ts/language-common'

/** The fifty thousand passwords that leaked most often, from the dictionary of zxcvbn-ts (MIT), small letters only.
 *  Half a megabyte: server only, and the house test keeps it out of the browser. */
const listed: ReadonlySet<string> = new Set(dictionary['passwords-common'])

const least = 4

/** What of a password is one of those that leaked most often, once or several times over, when the digits and signs
 *  before and behind it are taken away: where it begins and ends; undefined when nothing is. `readings` are the
 *  spellings to look up, each as long as the first, which is the password as it was typed. Linear in its length. */
export function listedPart([typed = '', ...others]: string[]): [from: number, to: number] | undefined {
  const readings = [typed, ...others]
  const first = typed.search(/\p{L}/u)
  const shortest = typed.length - (/\P{L}*$/u.exec(typed)?.[0].length ?? 0)
  for (const from of first > 0 ? [0, first] : [0])
    for (let to = typed.length; to >= Math.max(shortest, from + least); to--) {
      const isOuter = to === typed.length || to === shortest
      for (const part of readings.map((reading) => reading.slice(from, to)))
        if (listed.has(part) || (isOuter && listed.has(onceOf(part)))) return [from, to]
    }
  return undefined
}

/** What is said several times over, with or without a sign between. */
const onceOf = (part: string) => /^(.{4,}?)(?:[\s\p{P}]?\1)+$/su.exec(part)?.[1] ?? part
