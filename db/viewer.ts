import type { Role } from './schema/users.ts'

declare const verified: unique symbol

/** Whoever asks, proven: only `asViewer` makes one, so forgetting to find out who is asking is a type error. */
export type Viewer = { readonly id: number; readonly handle: string; readonly role: Role } & {
  readonly [verified]: true
}

/** Vouches for a person. Only those who checked may call it: the house test names them. */
export const asViewer = (user: { id: number; handle: string; role: Role }): Viewer =>
  ({ id: user.id, handle: user.handle, role: user.role }) as Viewer
