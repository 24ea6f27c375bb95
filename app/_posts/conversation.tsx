import Link from 'next/link'
import { useThreadWords } from '#app/_i18n/thread-words.ts'
import type { Clock } from '#app/_ui/time.tsx'
import type { Thread as Around } from '#db/queries/threads.ts'
import type { TimelinePost } from '#db/queries/timeline-post.ts'
import type { QuotePolicy } from '#db/schema/posts.ts'
import { CollapseForm, MuteForm, PolicyForm } from './conversation-forms.tsx'
import { FocusedPost } from './focused-post.tsx'
import { DetachForm, PinForm, PreviewForm } from './quote-forms.tsx'
import { ReactionForm } from './reactions.tsx'
import { Thread } from './thread.tsx'

type Props = {
  post: TimelinePost
  around: Around
  viewer: string | undefined
  /** Whether the reader muted it; undefined for a stranger. */
  muted: boolean | undefined
  clock: Clock
  /** Only the answers to this post of the conversation. */
  under: number | undefined
  /** The page is not the first of its answers. */
  isLater: boolean
  from: string
  /** Who may quote the post, and whether its author pinned it; absent when that is no business of the reader's. */
  quotable: boolean
  own?: { quotePolicy: QuotePolicy; pinned: boolean } | undefined
}

/** A post with what it answers above and what answers it below. */
export function Conversation({
  post,
  around,
  viewer,
  muted,
  clock,
  under,
  isLater,
  from,
  quotable,
  own,
}: Props) {
  const words = useThreadWords()
  const permalink = `/@${post.handle}/${post.id}`
  const parts = { permalink, from, viewer, clock }
  const [furthest] = around.above
  const isWhole = !isLater && under === undefined
  return (
    <>
      {isWhole && around.isCut && furthest && 'post' in furthest && (
        <Link href={`/@${furthest.post.handle}/${furthest.post.id}`} prefetch={false} className="more-link">
          {words.earlier}
        </Link>
      )}
      {isWhole && around.above.length > 0 && <Thread label={words.above} rows={around.above} {...parts} />}
      <ReactionForm from={from} signedIn={viewer !== undefined}>
        <FocusedPost
          post={post}
          clock={clock}
          mine={viewer === post.handle}
          other={viewer !== undefined && viewer !== post.handle}
          quotable={quotable}
          muted={muted}
        />
      </ReactionForm>
      {muted !== undefined && <MuteForm id={post.id} muted={muted} from={from} />}
      <Terms post={post} around={around} viewer={viewer} own={own} from={permalink} />
      {own && post.preview && <PreviewForm id={post.id} from={permalink} />}
      {own && <PinForm id={post.id} pinned={own.pinned} from={permalink} />}
      {post.quote && post.quote.handle === viewer && post.handle !== viewer && (
        <DetachForm id={post.id} from={permalink} />
      )}
      {around.below.length > 0 && <Thread label={words.replies} rows={around.below} {...parts} />}
      {around.next !== undefined && (
        <Link href={later(permalink, under, around.next)} prefetch={false} className="more-link">
          {words.more}
        </Link>
      )}
    </>
  )
}

const later = (permalink: string, under: number | undefined, next: number): string =>
  `${permalink}?${under === undefined ? '' : `under=${under}&`}after=${next}`

type TermsProps = Pick<Props, 'post' | 'around' | 'viewer' | 'own' | 'from'>

/** Who may answer, and what whoever began the conversation can do about it. */
function Terms({ post, around: { root, collapsed }, viewer, own, from }: TermsProps) {
  const words = useThreadWords()
  const reply = root?.isMine && root.id === post.id ? root.policy : undefined
  const limited = root && words.limited[root.policy]
  return (
    <>
      {own && <PolicyForm id={post.id} reply={reply} quotes={own.quotePolicy} from={from} />}
      {root?.isMine && post.handle !== viewer && (
        <CollapseForm id={post.id} collapsed={collapsed} from={from} />
      )}
      {limited && !root.isMine && <p className="gone">{limited}</p>}
      {collapsed && <p className="gone">{words.thisIsHidden}</p>}
    </>
  )
}
