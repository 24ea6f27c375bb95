import { editing } from './en/editing.ts'

export const useEditingWords = (): typeof editing => editing
