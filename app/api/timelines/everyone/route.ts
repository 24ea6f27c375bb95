import { rows } from '#app/_auth/rows.ts'
import { currentViewer } from '#app/_auth/session.ts'
import { everyonesPosts } from '#db/queries/posts.ts'

export const GET = (request: Request) =>
  rows(request, async (page) => everyonesPosts(await currentViewer(), page))
