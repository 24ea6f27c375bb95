import { offers } from './en/offers.ts'

export const useOffersWords = (): typeof offers => offers
