/** Where an address ends whatever comes after: white space, controls and invisible characters but the joiners,
 *  quotation marks, brackets of typography, dashes and full stops no address has, emoji. */
const stops =
  /[\p{White_Space}\p{C}\p{Ps}\p{Pe}\p{Pi}\p{Pf}<>"`{}\\^、。，．！？：；｡､،؛؟।॥—―\p{Extended_Pictographic}\p{Regional_Indicator}]/u
const asciiStops = new Set('<>"`{}\\^')

/** Whether an address cannot go on with `character`; round and square brackets are for `Brackets` to say. */
export function stopsAddress(character: string): boolean {
  if (character <= '\x7f') return character <= ' ' || character === '\x7f' || asciiStops.has(character)
  return character !== '\u200C' && character !== '\u200D' && stops.test(character)
}

/** The pairs of round and square brackets of a text, found once and only when somebody asks. A pair never
 *  reaches across what ends an address. Looking for the partner from each bracket anew would take quadratic
 *  time on `((((…`. */
export class Brackets {
  readonly #text: string
  #partners: Map<number, number> | undefined

  constructor(text: string) {
    this.#text = text
  }

  /** The position of the bracket that closes or opens the one at `at`; undefined if it stands alone. */
  partner(at: number): number | undefined {
    this.#partners ??= pairs(this.#text)
    return this.#partners.get(at)
  }
}

function pairs(text: string): Map<number, number> {
  const partners = new Map<number, number>()
  let round: number[] = []
  let square: number[] = []
  let at = 0
  for (const character of text) {
    const open = character === ')' ? round : character === ']' ? square : undefined
    const opener = open?.pop()
    if (opener !== undefined) partners.set(opener, at).set(at, opener)
    if (character === '(') round.push(at)
    else if (character === '[') square.push(at)
    else if ((round.length > 0 || square.length > 0) && stopsAddress(character)) {
      round = []
      square = []
    }
    at += character.length
  }
  return partners
}
