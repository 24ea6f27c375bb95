import { remember } from '#app/_auth/remember.ts'
import { rememberHome } from '#db/mutations/users.ts'

/** A reader leaves their home timeline at this post. */
export const POST = remember(rememberHome)
