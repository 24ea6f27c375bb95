/** Letters that carry no separable accent but that people type without one, and Arabic letters with two keys. */
const plain: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ς: 'σ',
  ي: 'ی',
  ى: 'ی',
  ك: 'ک',
}

/** `text` as search and comparison see it: compatibility forms unified (NFKD), case and accents gone, invisible
 *  characters and the Arabic tatweel gone, recomposed (NFC). `Übung`, `ubung` and `ＵＢＵＮＧ` fold alike, so
 *  do pointed and unpointed Hebrew and Arabic. Marks that make another letter stay: か is not が, and the vowels
 *  of Indic scripts and Thai are no accents. Folding twice changes nothing. The answer can be longer than the
 *  text (U+FDFA alone becomes 18 characters). */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(accents, '')
    .replace(/[ßæœøłđðþħıςيىك]/g, (letter) => plain[letter] ?? letter)
    .normalize('NFC')
}

/** Marks any script may use (Script=Inherited: Latin, Greek and Cyrillic accents, Arabic vowels) except the
 *  Japanese voicing marks; Hebrew points; Unicode's invisible characters; tatweel. */
const accents =
  /(?![\u3099\u309A])[\p{Script=Inherited}\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u0640\p{Default_Ignorable_Code_Point}]/gu
