import { z } from 'zod'
import { idField, ways } from '#app/_auth/rules.ts'

export const draftChoice = z.strictObject({
  remove: idField.optional(),
  undo: idField.optional(),
  now: idField.optional(),
  ...ways,
})
