import { chain } from './en/chain.ts'

export const useChainWords = (): typeof chain => chain
