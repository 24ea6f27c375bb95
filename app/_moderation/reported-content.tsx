import Link from 'next/link'
import type { ReactNode } from 'react'
import { words } from '#app/_i18n/words.ts'
import { FullDate } from '#app/_ui/time.tsx'
import type { ReportInFull } from '#db/queries/moderation.ts'

type Props = { report: ReportInFull; zone: string }

/** What was reported as it was then. */
export function AsReported({ report: { content, createdAt }, zone }: Props) {
  return (
    <figure className="grid gap-2">
      <blockquote className="box grid gap-1">
        <b dir="auto">{content.name || content.handle}</b>
        <span className="hint">{`@${content.handle}`}</span>
        <Said>{content.body ?? content.bio}</Said>
        {content.postedAt !== undefined && (
          <span className="hint">
            <FullDate at={content.postedAt} zone={zone} />
          </span>
        )}
      </blockquote>
      <figcaption className="hint">
        {words().moderation.report} · <FullDate at={createdAt.getTime()} zone={zone} />
      </figcaption>
    </figure>
  )
}

/** The same as it is now: what of it changed, and whether it can be seen. */
export function AsItIs({ report: { content, person, post, postId } }: { report: ReportInFull }) {
  const { moderation } = words()
  const now = postId === null ? person?.bio : post?.body
  const then = postId === null ? content.bio : content.body
  const isHere = postId === null ? person !== null : post !== null && !post.deletedAt
  const renamed = person !== null && (person.handle !== content.handle || person.name !== content.name)
  const address = person && (postId === null ? `/@${person.handle}` : `/@${person.handle}/${postId}`)
  const notes = [
    !person && moderation.personGone,
    person?.deletedAt && moderation.personLeaves,
    person?.suspendedAt && moderation.personSuspended,
    person && postId !== null && !isHere && moderation.postGone,
    post?.hiddenAt && moderation.postHidden,
    isHere && now === then && !renamed && moderation.same,
  ].filter((note) => typeof note === 'string')
  const isSeen = isHere && person && !person.suspendedAt && !person.deletedAt && !post?.hiddenAt
  return (
    <div className="grid gap-2">
      {renamed && (
        <p>
          <b dir="auto">{person.name || person.handle}</b> <span className="hint">{`@${person.handle}`}</span>
        </p>
      )}
      {isHere && now !== then && (
        <blockquote className="box">
          <Said>{now}</Said>
        </blockquote>
      )}
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      {isSeen && (!post || post.visibility === 'public') && address && (
        <p>
          <Link href={address} prefetch={false} className="link">
            {moderation.open}
          </Link>
        </p>
      )}
    </div>
  )
}

// As plain text: nothing in it leads anywhere from here.
function Said({ children }: { children: ReactNode }) {
  return (
    <p className="whitespace-pre-line" dir="auto">
      {children || <span className="hint">{words().moderation.nothingSaid}</span>}
    </p>
  )
}
