import { rows } from '#app/_auth/rows.ts'
import { currentViewer } from '#app/_auth/session.ts'
import { decoded } from '#app/_posts/tags/tag-of.ts'
import { tagTimeline } from '#db/queries/tag-timeline.ts'
import { tagNameOf } from '#db/text/entities.ts'

export const GET = async (request: Request, { params }: RouteContext<'/api/timelines/tags/[tag]'>) => {
  const name = tagNameOf(decoded((await params).tag) ?? '')
  return rows(request, async (page) =>
    name === undefined ? undefined : tagTimeline(await currentViewer(), name, page),
  )
}
