import { rows } from '#app/_auth/rows.ts'
import { currentViewer } from '#app/_auth/session.ts'
import { homeTimeline } from '#db/queries/timelines.ts'

export const GET = (request: Request) =>
  rows(request, async (page) => {
    const viewer = await currentViewer()
    return viewer ? homeTimeline(viewer, page) : undefined
  })
