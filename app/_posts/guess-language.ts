import { isLanguage } from '#db/text/languages.ts'
import { marksIn } from '#db/text/marks.ts'

const letters = 16 // fewer tell too little
const sure = 0.6 // of 1, as the detector counts

/**
 * The language that a text is most likely written in (BCP 47); undefined when it is too short to tell, or could as well
 * be another. Links, mentions and tags say nothing of it. By tinyld, which compares words and groups of letters.
 */
export async function guessLanguage(text: string): Promise<string | undefined> {
  const words = marksIn(text).reduceRight((rest, [from, to]) => rest.slice(0, from) + rest.slice(to), text)
  if (
    (words.match(/\p{L}/gu)?.length ?? 0) < letters &&
    !/[\p{sc=Han}\p{sc=Hira}\p{sc=Hang}\p{sc=Thai}]{5}/u.test(words)
  )
    return undefined
  // Whoever only reads does not need it.
  const { detectAll } = await import('tinyld/light')
  const [best] = detectAll(words)
  const language = best?.lang === 'no' ? 'nb' : best?.lang
  return best && language && best.accuracy >= sure && isLanguage(language) ? language : undefined
}
