import { extras } from './en/extras.ts'

export const useExtrasWords = (): typeof extras => extras
