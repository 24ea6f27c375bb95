import { readFileSync } from 'node:fs'
import { ask, askRouter } from '../forms.ts'
import type { Pipit } from '../pipit.ts'
import { expect, test } from '../test.ts'
import type { Person, World } from '../world.ts'

/*
 * Who may read what, asked of the running product: Ada writes, and each of the others asks at every address there is.
 * A letter for each viewer, in this order, says who finds her words there; a dot, who does not.
 */
const viewers = [
  'anonymous',
  'stranger',
  'follower',
  'mentioned',
  'author',
  'blocked',
  'blocker',
  'muter',
] as const
const letters = 'asfmabbu'
type Viewers = Record<(typeof viewers)[number], Person | null>

const kinds = ['public', 'followers', 'mentioned', 'protected'] as const
type Kind = (typeof kinds)[number]

/** `tag` is a word in her post, `answer` one in an answer of hers, `number` its id. */
type Written = { handle: string; id: number; tag: string; answer: string; number: string }
type Surface = {
  path: (written: Written) => string
  /** What is looked for there: her post unless it says otherwise. */
  finds?: 'answer' | 'number' | 'status'
} & Record<Kind, string>

const permalink = { public: 'asfma..u', followers: '..fma..u', mentioned: '...ma...', protected: '..fma..u' }
const answers = { ...permalink, mentioned: '..fma...' } // whom she answers may read it, whoever else may
// Of somebody protected the page itself is for followers, whomever a post names.
const profile = { ...permalink, protected: '..f.a..u' }
const signedIn = { ...permalink, public: '.sfma..u' }
const authors = { public: '....a...', followers: '....a...', mentioned: '....a...', protected: '....a...' }
const completed = { ...signedIn, followers: authors.followers, mentioned: authors.mentioned }
const home = { public: 'a.f.a...', followers: '..f.a...', mentioned: '....a...', protected: '..f.a...' }
// She names one who may read it; two whom she names are across a block.
const told = {
  public: '........',
  followers: '...m....',
  mentioned: '...m....',
  protected: '...m....',
}
const everyones = { public: 'asfma...', followers: '........', mentioned: '........', protected: '........' }
const nobodys = { public: '........', followers: '........', mentioned: '........', protected: '........' }
const forAll = { ...nobodys, public: 'asfmabbu' } // as strangers see it, whoever asks

// Nobody reports themselves.
const reportable = { public: '.sfm...u', followers: '..fm...u', mentioned: '...m....', protected: '..fm...u' }

const surfaces: Record<string, Surface> = {
  '/': { path: () => '/', ...home },
  '/bookmarks': { path: () => '/bookmarks', ...signedIn },
  '/compose': { path: ({ id }) => `/compose?reply=${id}`, ...signedIn },
  '/explore': { path: () => '/explore', ...everyones },
  '/tags/[tag]': { path: ({ tag }) => `/tags/${tag}`, finds: 'number', ...everyones },
  '/notifications': { path: () => '/notifications', ...told },
  '/users/[handle]': { path: ({ handle }) => `/@${handle}`, ...profile },
  '/users/[handle]/replies': {
    path: ({ handle }) => `/@${handle}/replies`,
    finds: 'answer',
    ...answers,
    protected: profile.protected,
  },
  '/users/[handle]/media': { path: ({ handle }) => `/@${handle}/media`, finds: 'number', ...profile },
  '/users/[handle]/[id]': { path: ({ handle, id }) => `/@${handle}/${id}`, ...permalink },
  '/users/[handle]/[id]/delete': { path: ({ handle, id }) => `/@${handle}/${id}/delete`, ...authors },
  '/users/[handle]/[id]/edit': { path: ({ handle, id }) => `/@${handle}/${id}/edit`, ...authors },
  '/users/[handle]/[id]/history': {
    path: ({ handle, id }) => `/@${handle}/${id}/history`,
    finds: 'status',
    ...permalink,
  },
  '/api/polls/[id]': { path: ({ id }) => `/api/polls/${id}`, finds: 'status', ...permalink },
  '/users/[handle]/[id]/likes': {
    path: ({ handle, id }) => `/@${handle}/${id}/likes`,
    finds: 'status',
    ...permalink,
  },
  '/users/[handle]/[id]/reposts': {
    path: ({ handle, id }) => `/@${handle}/${id}/reposts`,
    finds: 'status',
    ...permalink,
  },
  '/users/[handle]/[id]/quotes': {
    path: ({ handle, id }) => `/@${handle}/${id}/quotes`,
    finds: 'status',
    ...permalink,
  },
  '/users/[handle]/[id]/report': { path: ({ handle, id }) => `/@${handle}/${id}/report`, ...reportable },
  '/api/reposts/[handle]/[id]': {
    path: ({ handle, id }) => `/api/reposts/${handle}/${id}`,
    finds: 'status',
    ...permalink,
  },
  '/api/quotes/[handle]/[id]': {
    path: ({ handle, id }) => `/api/quotes/${handle}/${id}`,
    finds: 'status',
    ...permalink,
  },
  '/users/[handle]/[id]/card.png': {
    path: ({ handle, id }) => `/@${handle}/${id}/card.png`,
    finds: 'status',
    ...forAll,
  },
  '/api/likes/[handle]/[id]': {
    path: ({ handle, id }) => `/api/likes/${handle}/${id}`,
    finds: 'status',
    ...permalink,
  },
  '/api/notifications/rows': { path: () => '/api/notifications/rows', ...told },
  '/api/tags/complete': { path: ({ tag }) => `/api/tags/complete?q=${tag.slice(0, -2)}`, ...completed },
  '/api/timelines/bookmarks': { path: () => '/api/timelines/bookmarks', ...signedIn },
  '/api/timelines/everyone': { path: () => '/api/timelines/everyone', ...everyones },
  '/api/timelines/home': { path: () => '/api/timelines/home', ...home, public: '..f.a...' },
  '/api/timelines/tags/[tag]': { path: ({ tag }) => `/api/timelines/tags/${tag}`, ...everyones },
  '/api/timelines/users/[handle]': { path: ({ handle }) => `/api/timelines/users/${handle}`, ...permalink },
  '/api/timelines/users/[handle]/media': {
    path: ({ handle }) => `/api/timelines/users/${handle}/media`,
    finds: 'number',
    ...permalink,
  },
  '/api/timelines/users/[handle]/replies': {
    path: ({ handle }) => `/api/timelines/users/${handle}/replies`,
    finds: 'answer',
    ...answers,
  },
}

/** Addresses at which nobody's posts can be. */
const wordless = [
  /^\/(sign-in|sign-up|sign-out|set-up|reset|settings|explore\/people)\b/,
  /^\/users\/\[handle\]\/(followers|following|card\.png|report)$/,
  /^\/(about|moderation|drafts|scheduled)\b/,
  /^\/api\/(archives|auth|health|jobs|passkeys|people|uploads)\b/,
  /^\/api\/(timelines\/home\/left|notifications(\/read)?)$/,
  /^\/(media|icon\.svg|manifest\.webmanifest|robots\.txt|_global-error|_not-found)\b/,
]

test('every address there is stands in this table', () => {
  const manifest = JSON.parse(readFileSync('.next/app-path-routes-manifest.json', 'utf8')) as Record<
    string,
    string
  >
  const addresses = Object.values(manifest).filter((path) => !wordless.some((one) => one.test(path)))

  expect(addresses.sort()).toEqual(Object.keys(surfaces).sort())
})

for (const kind of kinds)
  test(`a post that is ${kind} is read by those it is for, at every address`, { tag: '@main' }, async ({
    place,
    world,
    ada,
  }) => {
    const { people, written } = await write(world, ada, kind)
    const found: Record<string, string> = {}
    for (const [name, { path, finds }] of Object.entries(surfaces)) {
      const sees = await Promise.all(
        viewers.map((viewer) =>
          isFound(
            place,
            people[viewer],
            path(written),
            finds === 'status' ? undefined : written[finds ?? 'tag'],
          ),
        ),
      )
      found[name] = sees.map((yes, at) => (yes ? letters[at] : '.')).join('')
    }

    expect(found).toEqual(
      Object.fromEntries(Object.entries(surfaces).map(([name, row]) => [name, row[kind]])),
    )
  })

/** Ada writes a post and an answer with a word in them that nobody else uses; all relations are there. */
async function write(world: World, ada: Person, kind: Kind): Promise<{ people: Viewers; written: Written }> {
  const some = await Promise.all(
    ['stranger', 'follower', 'mentioned', 'blocked', 'blocker', 'muter'].map(
      async (name) => [name, await world.person(name)] as const,
    ),
  )
  const others = Object.fromEntries(some) as Record<Exclude<keyof Viewers, 'anonymous' | 'author'>, Person>
  const { follower, muter, mentioned, blocked, blocker } = others
  await world.follow(follower, ada)
  await world.follow(muter, ada)
  await world.mute(muter, ada)
  const [, own] = ada.handle.split('_')
  const [tag, answer] = [`wren${own}zz`, `kite${own}`]
  const names = [mentioned, blocked, blocker].map(({ handle }) => `@${handle}`).join(' ')
  const visibility = kind === 'protected' ? 'public' : kind
  const words = kind === 'public' ? `#${tag} for all` : `#${tag} for ${names}`
  const [question = 0] = await world.posts(follower, 'A question.')
  await world.write(ada, { body: `${answer} ${names}`, visibility, replyTo: question })
  const poll = { options: ['Yes', 'No'], isMultiple: false, seconds: 3600 }
  const media = [{ id: await world.loosePicture(ada), alt: '' }]
  const id = await world.write(ada, { body: words, visibility, poll, media })
  for (const one of [...Object.values(others), ada]) await world.bookmark(one, id)
  if (kind === 'protected') await world.protect(ada)
  await world.block(ada, blocked)
  await world.block(blocker, ada)
  return {
    people: { ...others, anonymous: null, author: ada },
    written: { handle: ada.handle, id, tag, answer, number: `${id}` },
  }
}

/** Whether the word is in the page, and in what the router of Next gets for it alike; without a word, whether there is a page. */
async function isFound(
  place: Pipit,
  viewer: Person | null,
  path: string,
  word: string | undefined,
): Promise<boolean> {
  const answer = await ask(place, viewer, path)
  if (!word) return answer.status === 200
  const inPage = (await answer.text()).includes(word)
  const isPage = answer.headers.get('content-type')?.startsWith('text/html')
  if (isPage) expect((await (await askRouter(place, viewer, path)).text()).includes(word), path).toBe(inPage)
  return inPage
}
