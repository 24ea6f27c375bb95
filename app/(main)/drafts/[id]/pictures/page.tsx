import type { Metadata } from 'next'
import Link from 'next/link'
import { requireSession } from '#app/_auth/session.ts'
import { words } from '#app/_i18n/words.ts'
import { accepted } from '#app/_media/send-picture.ts'
import { uploadProblem } from '#app/_media/upload-outcome.ts'
import { DraftPictureForm } from '#app/_posts/draft-picture-form.tsx'
import { NotHere } from '#app/_ui/not-here.tsx'
import { Top } from '#app/_ui/top.tsx'
import { draftById } from '#db/queries/drafts.ts'
import { ownLoosePictures } from '#db/queries/post-pictures.ts'
import { parseId } from '#db/text/ids.ts'
import { post as limits } from '#db/text/limits.ts'

export const generateMetadata = (): Metadata => ({ title: words().uploads.title, robots: { index: false } })

/** Where a draft gets its pictures when there is no JavaScript to add them in the composer. */
export default async function DraftPicturesPage({
  params,
  searchParams,
}: PageProps<'/drafts/[id]/pictures'>) {
  const id = parseId((await params).id)
  if (!id) return <NotHere />
  const { viewer } = await requireSession(`/drafts/${id}/pictures`)
  const draft = await draftById(viewer, id)
  if (!draft) return <NotHere />
  const named = draft.content.media ?? []
  const pictures = await ownLoosePictures(
    viewer,
    named.map((one) => one.id),
  )
  const problem = uploadProblem((await searchParams).problem)
  const { uploads } = words()
  const back = `/compose?draft=${id}`
  return (
    <>
      <Top title={uploads.title} back={back} />
      <div className="grid gap-4 p-4">
        {pictures.length === 0 && <p className="hint">{uploads.none}</p>}
        {pictures.map(({ id: picture, folder, width, height }, at) => (
          <div key={picture} className="described">
            <img src={`/media/${folder}/640.webp`} width={width} height={height} alt="" />
            <DraftPictureForm draft={id} picture={picture} isFirst={at === 0} />
          </div>
        ))}
        {pictures.length < limits.media && (
          <form
            action="/api/uploads/pictures"
            method="post"
            encType="multipart/form-data"
            className="grid gap-2"
          >
            <input type="hidden" name="draft" value={id} />
            <label className="grid gap-1">
              <span className="font-semibold">{uploads.choose}</span>
              <input type="file" name="picture" accept={accepted} required className="input" />
            </label>
            <p className={problem ? 'problem' : 'hint'}>{problem ?? uploads.hint}</p>
            <button type="submit" className="ghost justify-self-start">
              {uploads.upload}
            </button>
          </form>
        )}
        <Link href={back} className="primary justify-self-start">
          {uploads.done}
        </Link>
      </div>
    </>
  )
}
