'use client'

import { type SubmitEvent, useRef } from 'react'
import { usePicturesWords } from '#app/_i18n/pictures-words.ts'
import { Avatar } from '#app/_ui/avatar.tsx'
import { Banner } from '#app/_ui/banner.tsx'
import type { FormState } from '#app/_ui/form-state.ts'
import { Outcome } from '#app/_ui/outcome.tsx'
import { type PictureKind, pictures } from '#db/text/limits.ts'
import { cropOf } from './crop.ts'
import { Cropper } from './cropper.tsx'
import { accepted, sendable } from './send-picture.ts'
import { type Chosen, useChosen } from './use-chosen.ts'
import { useSending } from './use-sending.ts'

type Props = {
  kind: PictureKind
  /** The folder of the picture they have. */
  current: string | null
  owner: { handle: string; name: string }
  /** What came of it without JavaScript. */
  rendered: FormState
}

/**
 * The picture or the banner of a profile: shown, chosen, cut out, sent, removed. Without JavaScript it is a file
 * field with a button, and the middle is cut out.
 */
export function PictureForm({ kind, current, owner, rendered }: Props) {
  const words = usePicturesWords()
  const { state, setState, sent, send } = useSending(kind, rendered)
  const form = useRef<HTMLFormElement>(null)
  const { chosen, setChosen, choose, forget, isOver, drop } = useChosen(form, () => setState({}))
  const { aspect, bytes } = pictures[kind]

  async function onSubmit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    const fields = new FormData(event.currentTarget, event.nativeEvent.submitter)
    const isRemoval = fields.has('remove')
    if (!isRemoval && !chosen) return setState({ problem: words.problems.missing })
    const next = await send(isRemoval || !chosen ? fields : await fieldsOf(chosen, kind))
    if (next.problem) return
    forget()
    event.target.reset()
  }

  function onBroken() {
    forget()
    setState({ problem: words.problems.type })
  }

  return (
    <form
      ref={form}
      id={kind}
      action={`/api/uploads/${kind}`}
      method="post"
      encType="multipart/form-data"
      noValidate
      className={isOver ? 'picture-form over' : 'picture-form'}
      data-picture={kind}
      aria-busy={sent !== undefined}
      onSubmit={onSubmit}
      {...drop}
    >
      <h2 className="font-semibold">{words[kind]}</h2>
      {!chosen && kind === 'avatar' && <Avatar {...owner} avatar={current} large />}
      {!chosen && kind === 'banner' && current && <Banner banner={current} />}
      <div className="field">
        <label htmlFor={`${kind}-file`}>{words.choose[kind]}</label>
        <input
          id={`${kind}-file`}
          name="picture"
          type="file"
          accept={accepted}
          className="input"
          aria-describedby={`${kind}-hint`}
          onChange={(event) => choose(event.target.files)}
        />
        <p id={`${kind}-hint`} className="hint">
          {words.hint(bytes / 1024 / 1024)} <span className="noscript:hidden">{words.dropHint}</span>
        </p>
      </div>
      {chosen && (
        <Cropper
          {...chosen}
          aspect={aspect}
          onImage={(image) => setChosen({ ...chosen, image })}
          onBroken={onBroken}
          onView={(view) => setChosen({ ...chosen, view })}
        />
      )}
      <Outcome state={state} />
      <Progress sent={sent} />
      <div className="flex flex-wrap gap-3">
        {chosen ? (
          <>
            <button type="submit" className="primary">
              {words.save}
            </button>
            <button type="reset" className="ghost" onClick={forget}>
              {words.cancel}
            </button>
          </>
        ) : (
          <noscript>
            <button type="submit" className="primary">
              {words.upload}
            </button>
          </noscript>
        )}
        {current && !chosen && (
          <button type="submit" name="remove" value="1" className="sunken">
            {words.remove[kind]}
          </button>
        )}
      </div>
    </form>
  )
}

function Progress({ sent }: { sent: number | undefined }) {
  const words = usePicturesWords()
  if (sent === undefined) return null
  const percent = Math.round(sent * 100)
  return (
    <label className="hint grid gap-1">
      {percent < 100 ? words.sending(percent) : words.working}
      <progress className="w-full accent-accent" value={sent < 1 ? sent : undefined} />
    </label>
  )
}

async function fieldsOf({ file, image, view }: Chosen, kind: PictureKind): Promise<FormData> {
  const fields = new FormData()
  fields.set('picture', await sendable(file, kind), 'picture')
  const crop = image && cropOf(view, image, pictures[kind].aspect)
  for (const [name, value] of Object.entries(crop ?? {})) fields.set(name, value.toFixed(6))
  return fields
}
