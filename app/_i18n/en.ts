import { about } from './en/about.ts'
import { account } from './en/account.ts'
import { archive } from './en/archive.ts'
import { card } from './en/card.ts'
import { chain } from './en/chain.ts'
import { composer } from './en/composer.ts'
import { connection } from './en/connection.ts'
import { deleting } from './en/deleting.ts'
import { doors } from './en/doors.ts'
import { drafts } from './en/drafts.ts'
import { editing } from './en/editing.ts'
import { entry } from './en/entry.ts'
import { errors } from './en/errors.ts'
import { explore } from './en/explore.ts'
import { extras } from './en/extras.ts'
import { follow } from './en/follow.ts'
import { home } from './en/home.ts'
import { keyboard } from './en/keyboard.ts'
import { moderation } from './en/moderation.ts'
import { nav } from './en/nav.ts'
import { newcomers } from './en/newcomers.ts'
import { notifications } from './en/notifications.ts'
import { offers } from './en/offers.ts'
import { passkeys } from './en/passkeys.ts'
import { people } from './en/people.ts'
import { person } from './en/person.ts'
import { pictures } from './en/pictures.ts'
import { picturing } from './en/picturing.ts'
import { place } from './en/place.ts'
import { post } from './en/post.ts'
import { posting } from './en/posting.ts'
import { privacy } from './en/privacy.ts'
import { problems } from './en/problems.ts'
import { profile } from './en/profile.ts'
import { quoting } from './en/quoting.ts'
import { report } from './en/report.ts'
import { settings } from './en/settings.ts'
import { tags } from './en/tags.ts'
import { thread } from './en/thread.ts'
import { time } from './en/time.ts'
import { uploads } from './en/uploads.ts'

/** Every word of the interface. Other languages will be objects of the same shape. */
export const en = {
  locale: 'en',
  about,
  account,
  archive,
  card,
  chain,
  composer,
  connection,
  deleting,
  doors,
  drafts,
  editing,
  entry,
  errors,
  extras,
  explore,
  follow,
  home,
  keyboard,
  moderation,
  nav,
  offers,
  newcomers,
  notifications,
  passkeys,
  people,
  person,
  pictures,
  picturing,
  place,
  post,
  posting,
  privacy,
  problems,
  profile,
  report,
  quoting,
  settings,
  tags,
  thread,
  time,
  uploads,
}

/** A language: what `en` is. */
export type Words = typeof en
