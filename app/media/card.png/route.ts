import { placeName } from '#app/_i18n/place.ts'
import { words } from '#app/_i18n/words.ts'
import { answerCard } from '#app/_media/card/answer.ts'

export const dynamic = 'force-dynamic'

/** This place as an image, for those who link to it. */
export const GET = (request: Request) =>
  answerCard(request, () => ({
    card: { kind: 'place', place: placeName(), tagline: words().place.tagline },
  }))
