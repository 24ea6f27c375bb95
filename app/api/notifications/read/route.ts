import { remember } from '#app/_auth/remember.ts'
import { readNotifications } from '#db/mutations/notifications.ts'

/** The viewer has seen their notifications up to this one. */
export const POST = remember(readNotifications)
