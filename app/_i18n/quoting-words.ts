import { quoting } from './en/quoting.ts'

export const useQuotingWords = (): typeof quoting => quoting
