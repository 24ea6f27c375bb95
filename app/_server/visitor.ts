import { AsyncLocalStorage } from 'node:async_hooks'

/** The address of whoever is being answered, for those that are not told: what Next prints belongs to somebody. */
export const visitor = new AsyncLocalStorage<string>()
