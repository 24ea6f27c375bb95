import { z } from 'zod'
import { emailField, handleField } from '../rules.ts'

export const current = z.string().max(1024).optional()

export const handleRules = z.strictObject({ handle: handleField, current })
export const emailRules = z.strictObject({ email: emailField, current })
export const leaveRules = z.strictObject({ confirm: z.string().max(64), current })
export const keepRules = z.strictObject({})
