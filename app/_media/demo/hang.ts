import { Resvg } from '@resvg/resvg-js'
import { type Hung, hangPictures } from '#db/tasks/seed/pictures.ts'
import type { Place } from '#db/tasks/seed/place.ts'
import { keepPicture } from '../keep-picture.ts'
import { mediaStorage } from '../media-storage.ts'
import { makePostPicture } from '../post-picture.ts'
import { greens, hillOfStars, kiln, seal, sunflowers } from './scenes.ts'

/** Which posts have which pictures, and what those show; a post is named by how it begins. */
const pictured: [beginning: string, draw: () => string, alt: string][] = [
  [
    'No moon, no wind',
    hillOfStars,
    'A hill under stars, a telescope on top, and a line of lanterns on their way up.',
  ],
  [
    'A seal in the harbour',
    seal,
    'A seal asleep on a slipway, behind it a quiet sea and a lighthouse in red and white.',
  ],
  ['The mystery seedlings, solved', sunflowers, 'Nine sunflowers in two rows before a pale blue sky.'],
  [
    'Opened the kiln',
    kiln,
    'An open kiln with six bowls on two shelves, glazed blue, green, brown and sand.',
  ],
  ['The railings are to be', greens, 'Seven tins of paint on a plank, each a slightly different green.'],
]

/** Draws the pictures of the demo place, keeps them where this place keeps pictures, and gives them to their posts. */
export async function hang(place: Place): Promise<void> {
  const storage = mediaStorage()
  const hung: Hung[] = []
  for (const [beginning, draw, alt] of pictured) {
    const made = await makePostPicture(new Resvg(draw()).render().asPng())
    if (typeof made === 'string') throw new Error(`a picture of the demo place is ${made}`)
    const { sizes, ...picture } = made
    hung.push({ ...picture, beginning, alt, folder: await keepPicture(storage, sizes) })
  }
  await hangPictures(place, hung)
}
