import type { Metadata } from 'next'
import { overLimit } from '#app/_auth/limits.ts'
import { currentViewer } from '#app/_auth/session.ts'
import { waitWords } from '#app/_i18n/wait.ts'
import { words } from '#app/_i18n/words.ts'
import { beforeOf } from '#app/_ui/before.ts'
import { Empty } from '#app/_ui/empty.tsx'
import { NotHere } from '#app/_ui/not-here.tsx'
import { Top } from '#app/_ui/top.tsx'
import { ExploreTabs } from '#app/_users/explore-tabs.tsx'
import { People } from '#app/_users/people.tsx'
import { PersonSearch } from '#app/_users/person-search.tsx'
import { queryOf } from '#app/_users/query-of.ts'
import { WorthFollowing } from '#app/_users/worth-following.tsx'
import { peopleFound } from '#db/queries/people.ts'
import { worthFollowing } from '#db/queries/suggestions.ts'

type Props = PageProps<'/explore/people'>

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const query = queryOf(await searchParams)
  const { people } = words()
  return query ? { title: people.found(query), robots: { index: false } } : { title: people.title }
}

/** People: those whom a search means, else some worth following. */
export default async function PeoplePage({ searchParams }: Props) {
  const search = await searchParams
  const before = beforeOf(search)
  const query = queryOf(search)
  if (before === 'forged') return <NotHere />
  const { explore } = words()
  return (
    <>
      <Top title={explore.title} />
      <ExploreTabs />
      <PersonSearch key={query} query={query} />
      {query ? <Found query={query} before={before} /> : <Suggested />}
    </>
  )
}

async function Found({ query, before }: { query: string; before: number | undefined }) {
  const { people: say } = words()
  const viewer = await currentViewer()
  const limited = await overLimit('search', viewer?.id)
  if (limited)
    return (
      <p role="alert" className="problem p-4">
        {waitWords(limited.waitSeconds)}
      </p>
    )
  const page = await peopleFound(viewer, query, { before })
  const asked = `?q=${encodeURIComponent(query)}`
  if (page.rows.length === 0) return <Empty title={say.noneTitle(query)}>{say.none}</Empty>
  return (
    <>
      <h2 className="hidden-text">{say.found(query)}</h2>
      <People
        key={`${query} ${before ?? 'first'}`}
        page={page}
        path={`/explore/people${asked}`}
        source={`/api/people${asked}`}
        signedIn={viewer !== null}
        still
      />
    </>
  )
}

async function Suggested() {
  const viewer = await currentViewer()
  const people = await worthFollowing(viewer, { limit: 20, bios: true })
  const { explore, people: say } = words()
  if (people.length === 0)
    return <Empty title={say.nobodyTitle}>{viewer ? explore.caughtUp : say.nobody}</Empty>
  return (
    <WorthFollowing
      people={people}
      from="/explore/people"
      signedIn={viewer !== null}
      className="suggested pt-3 [&>h2]:px-4"
    />
  )
}
