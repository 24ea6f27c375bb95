import { keyboard } from './en/keyboard.ts'

export const useKeyboardWords = (): typeof keyboard => keyboard
