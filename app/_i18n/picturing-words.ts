import { picturing } from './en/picturing.ts'

export const usePicturingWords = (): typeof picturing => picturing
