'use client'

import { createContext } from 'react'

/** What was chosen on this page and is not refused, by verb and post: shown before the server has answered. */
export type Chosen = ReadonlyMap<string, boolean>

type Value = {
  chosen: Chosen
  signedIn: boolean
  /** Another one each time the server has done what was chosen; absent before the first. */
  settled?: string | undefined
}

export const Reactions = createContext<Value>({ chosen: new Map(), signedIn: false })
