import { cache } from 'react'
import { placeSettings } from '#db/queries/place.ts'

/** What the operator says of the place, asked for once a request. */
export const placeOf = cache(() => placeSettings())
