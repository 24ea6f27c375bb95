import type { Person, World } from '../world.ts'

/** A page and who looks at it. */
export type Sight = { name: string; path: string; person: Person | null }

// As wide as it gets, without a place to break.
const long = 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen'.repeat(5)

type Furniture = { resident: Person; friend: Person; post: number; answer: number; report: number }

/** What every kind of page is made of, at its worst: long words and names, and lists that have a next page. */
export async function furnish(world: World): Promise<Furniture> {
  const resident = await world.person(`w${'w'.repeat(20)}`, 'W'.repeat(30))
  const friend = await world.person('friend', 'Ada Marsh')
  await world.follow(resident, friend)
  await world.follow(friend, resident)
  await world.profile(resident, {
    bio: `${long}\nhttps://example.org/${'a'.repeat(200)}`,
    fields: [
      { label: 'L'.repeat(30), value: `https://example.org/${'b'.repeat(200)}` },
      { label: 'Site', value: long.slice(0, 200) },
    ],
  })
  await world.picture(resident, 'avatar')
  await world.picture(resident, 'banner')
  const some = Array.from(
    { length: 22 },
    (_, i) => `Line ${i + 1} of an ordinary day, with @${friend.handle} and #tea.`,
  )
  await world.posts(resident, ...some)
  await world.passkey(resident, 'W'.repeat(30))
  const [, , post = 0] = await world.posts(
    resident,
    'مرحبا بالعالم، هذا سطر من اليمين إلى اليسار with English inside',
    `https://example.org/${'c'.repeat(300)}?q=${'d'.repeat(200)} @${resident.handle} #${'t'.repeat(90)}`,
    long,
  )
  for (const body of [long, `Short, with @${resident.handle}.`]) {
    const answer = await world.reply(friend, post, body)
    await world.reply(friend, await world.reply(resident, answer, long), 'Yes.')
    await world.like(friend, answer)
  }
  await world.edit(resident, post, `${long.slice(2)} ${long}`)
  const gone = await world.reply(friend, post, 'Gone.')
  await world.reply(resident, gone, 'Still here.')
  await world.deletePost(friend, gone)
  await world.like(friend, post)
  await world.like(resident, post)
  await world.bookmark(resident, post)
  await world.repost(friend, post)
  await world.quote(friend, post, long)
  await world.quote(resident, await world.quote(friend, post, 'Short.'), 'Shorter.')
  await world.pin(resident, post)
  for (const tag of ['tea', 'طيور', 't'.repeat(90)]) await world.followTag(resident, tag)
  const rude = await world.reply(friend, post, long)
  const report = await world.report(await world.person('reader'), { postId: rude })
  await world.role(resident, 'admin')
  return { resident, friend, post, answer: rude, report }
}

export const sights = ({ resident, friend, post, answer, report }: Furniture): Sight[] => {
  const profile = `/@${resident.handle}`
  const permalink = `${profile}/${post}`
  const by = (person: Person | null, pages: Record<string, string>) =>
    Object.entries(pages).map(([name, path]) => ({ name, path, person }))
  return [
    ...by(resident, {
      home: '/',
      explore: '/explore',
      people: '/explore/people',
      'people found': '/explore/people?q=w',
      'own profile': profile,
      'own post': permalink,
      'edit post': `${permalink}/edit`,
      'delete post': `${permalink}/delete`,
      bookmarks: '/bookmarks',
      tag: '/tags/tea',
      'a tag that nobody uses': `/tags/${'t'.repeat(90)}${'u'.repeat(10)}`,
      'followed tags': '/settings/tags',
      'your data': '/settings/data',
      notifications: '/notifications',
      'notifications of a kind': '/notifications?only=follows',
      'reply to a post': `/compose?reply=${post}`,
      'quote a post': `/compose?quote=${post}`,
      compose: '/compose',
      'compose what was shared': '/compose?text=Look%20at%20this.',
      settings: '/settings',
      'profile settings': '/settings/profile',
      account: '/settings/account',
      'change handle': '/settings/account/handle',
      'change address': '/settings/account/email',
      'delete account': '/settings/account/delete',
      privacy: '/settings/privacy',
      'follow requests': '/settings/privacy/requests',
      'blocked people': '/settings/privacy/blocked',
      'muted people': '/settings/privacy/muted',
      'notification settings': '/settings/notifications',
      sessions: '/settings/sessions',
      appearance: '/settings/appearance',
      keyboard: '/settings/keyboard',
      'what was reported': '/moderation',
      'a report': `/moderation/${report}`,
      'what was done': '/moderation/audit',
      'what the place is': '/moderation/place',
      'how the place does': '/moderation/inside',
      'report a person': `/@${friend.handle}/report`,
      'report a post': `/@${friend.handle}/${answer}/report`,
    }),
    ...by(null, {
      welcome: '/',
      'explore for strangers': '/explore',
      'people for strangers': '/explore/people',
      'people found by strangers': '/explore/people?q=friend',
      'tag for strangers': '/tags/tea',
      'nobody found': `/explore/people?q=${'q'.repeat(90)}`,
      profile,
      post: permalink,
      replies: `${profile}/replies`,
      media: `${profile}/media`,
      'what a post was': `${permalink}/history`,
      'who likes a post': `${permalink}/likes`,
      'who reposts a post': `${permalink}/reposts`,
      'who quotes a post': `${permalink}/quotes`,
      followers: `${profile}/followers`,
      following: `${profile}/following`,
      'older posts': `${profile}?before=${post}`,
      about: '/about',
      'sign in': '/sign-in',
      'sign up': '/sign-up',
      'nobody to keep an account': '/sign-in/keep',
      'nobody to choose a handle': '/sign-up/handle',
      'a link that is gone': '/reset/nothing',
      'no such page': '/nothing/here',
      'no such person': '/@nobody_of_that_name',
      offline: '/calm/offline.html',
    }),
  ]
}
