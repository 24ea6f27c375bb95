import { Readable } from 'node:stream'
import type { ZipFile } from 'yazl'
import {
  blockedAfter,
  bookmarkedAfter,
  followedAfter,
  followersAfter,
  likedAfter,
  mutedAfter,
  ownTags,
  repostedAfter,
} from '#db/queries/own-lists.ts'
import type { Viewer } from '#db/viewer.ts'
import { jsonList, jsonObject } from './json.ts'
import { lines, mapped, walk } from './rows.ts'

type Address = (handle: string | null, id: number) => string | null
type Person = { cursor: number; handle: string }
type Post = Awaited<ReturnType<typeof likedAfter>>[number]
type Ask<Row> = (viewer: Viewer, after: number) => Promise<Row[]>

/** Adds to an archive whom a person has to do with and what they kept: all of it as JSON, and as Mastodon reads it. */
export async function addLists(zip: ZipFile, viewer: Viewer, place: string, address: Address): Promise<void> {
  const all = <Row extends { cursor: number }>(ask: Ask<Row>) =>
    walk(
      (after) => ask(viewer, after),
      ({ cursor }) => cursor,
    )
  const people = <Row extends Person>(ask: Ask<Row>) =>
    jsonList(mapped(all(ask), ({ cursor: _, ...person }) => person))
  const posts = (ask: Ask<Post>) =>
    jsonList(
      mapped(all(ask), ({ id, handle, createdAt }) => ({
        id: String(id),
        address: address(handle, id),
        createdAt,
      })),
    )
  const relations = jsonObject({
    follows: people(followedAfter),
    followers: people(followersAfter),
    blocks: people(blockedAfter),
    mutes: people(mutedAfter),
    likes: posts(likedAfter),
    bookmarks: posts(bookmarkedAfter),
    reposts: posts(repostedAfter),
    tags: (await ownTags(viewer)).map(({ tag }) => tag),
  })
  zip.addReadStream(Readable.from(relations), 'relations.json')

  const account = ({ handle }: { handle: string }) => `${handle}@${new URL(place).host}`
  const csv = <Row>(
    name: string,
    head: string[],
    rows: AsyncIterable<Row>,
    line: (row: Row) => (string | boolean)[],
  ) => zip.addReadStream(Readable.from(lines(head, rows, line)), `${name}.csv`)
  const following = ['Account address', 'Show boosts', 'Notify on new posts', 'Languages']
  csv('following_accounts', following, all(followedAfter), (one) => [account(one), true, false, ''])
  csv('blocked_accounts', [], all(blockedAfter), (one) => [account(one)])
  csv('muted_accounts', ['Account address', 'Hide notifications'], all(mutedAfter), (one) => [
    account(one),
    !one.stillNotifies,
  ])
  csv('bookmarks', [], all(bookmarkedAfter), (one) => [address(one.handle, one.id) ?? ''])
}
