import { errors } from './en/errors.ts'

export const useErrorsWords = (): typeof errors => errors
