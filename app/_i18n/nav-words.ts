import { nav } from './en/nav.ts'

export const useNavWords = (): typeof nav => nav
