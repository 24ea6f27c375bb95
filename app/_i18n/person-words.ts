import { person } from './en/person.ts'

export const usePersonWords = (): typeof person => person
