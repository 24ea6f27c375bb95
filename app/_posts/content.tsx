import { usePicturingWords } from '#app/_i18n/picturing-words.ts'
import type { Clock } from '#app/_ui/time.tsx'
import type { TimelinePost } from '#db/queries/timeline-post.ts'
import { Body } from './body.tsx'
import { Pictures } from './pictures.tsx'
import { Poll } from './poll.tsx'
import { PreviewCard } from './preview-card.tsx'
import { QuoteCard } from './quote-card.tsx'

type Props = { post: TimelinePost; clock: Clock }

/** What a post says and what is attached to it; behind its warning, if it has one and the reader wants to be warned. */
export function Content({ post, clock }: Props) {
  if (!post.warning) return <Unwarned post={post} clock={clock} />
  return <Warned post={post} clock={clock} />
}

function Warned({ post, clock }: Props) {
  const words = usePicturingWords()
  return (
    <details className="warned" open={post.opened}>
      <summary>
        <b dir="auto">{post.warning}</b> <span className="closed-only">{words.show}</span>
        <span className="open-only">{words.hide}</span>
      </summary>
      <Unwarned post={post} clock={clock} />
    </details>
  )
}

function Unwarned({ post, clock }: Props) {
  return (
    <>
      {post.body && <Body text={post.body} marks={post.marks} language={post.language} />}
      {post.long && <Rest />}
      {post.pictures && <Pictures pictures={post.pictures} sensitive={post.sensitive && !post.warning} />}
      {post.poll && <Poll id={post.id} poll={post.poll} clock={clock} />}
      {post.preview && <PreviewCard preview={post.preview} />}
      {post.quote !== undefined && <QuoteCard quote={post.quote} clock={clock} />}
    </>
  )
}

/** Shows the whole of a long text in a list, and its beginning again: what stands before it looks whether this is open. */
function Rest() {
  const words = usePicturingWords()
  return (
    <details className="rest">
      <summary className="link">
        <span className="closed-only">{words.more}</span>
        <span className="open-only">{words.less}</span>
      </summary>
    </details>
  )
}
