import { passkeys } from './en/passkeys.ts'

export const usePasskeysWords = (): typeof passkeys => passkeys
