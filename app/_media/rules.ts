import { z } from 'zod'
import type { Crop } from './crop.ts'

const fraction = z
  .string()
  .regex(/^\d(\.\d{1,20})?$/)
  .transform(Number)
  .pipe(z.number().max(1))

/** The form of a picture: the file and the part of it to be seen, or the wish to have none. */
export const pictureRules = z
  .strictObject({
    picture: z.instanceof(File).optional(),
    remove: z.literal('1').optional(),
    left: fraction.optional(),
    top: fraction.optional(),
    width: fraction.optional(),
  })
  .transform(({ picture, remove, left, top, width }) => ({
    // A browser sends a file without a name when none was chosen.
    file: picture?.size ? picture : undefined,
    remove: remove !== undefined,
    crop: cropOf(left, top, width),
  }))

const cropOf = (left?: number, top?: number, width?: number): Crop | undefined =>
  left === undefined || top === undefined || !width ? undefined : { left, top, width }
