import { people } from './en/people.ts'

export const usePeopleWords = (): typeof people => people
