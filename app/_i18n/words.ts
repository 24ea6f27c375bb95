import { en, type Words } from './en.ts'

/** The words of the interface, for whoever reads the page: in components. */
export const useWords = (): Words => en

/** The same where there is no component: in actions, routes and page titles. */
export const words = (): Words => en
