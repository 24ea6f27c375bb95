import { en, type Words } from './en.ts'

/**
 * The words of the interface for whoever reads the page, all of them: in actions, routes and pages, which stay on
 * the server. Components that may come to run in a browser take a hook of one area beside this file, so that nobody
 * downloads words for what they never open.
 */
export const words = (): Words => en
