'use client'

import { useEffect, useId, useRef, useState } from 'react'
import { useUploadsWords } from '#app/_i18n/uploads-words.ts'
import { accepted } from '#app/_media/send-picture.ts'
import { Icon } from '#app/_ui/icon.tsx'
import { altText, post as limits } from '#db/text/limits.ts'
import { carried, carriedIn, type More } from './more.ts'
import { useUploads } from './use-uploads.ts'

type Props = { given: More; onPictures: (count: number, isBusy: boolean) => void }

/**
 * The pictures of a post: chosen, dropped or pasted, each sent at once and described in its place. Without JavaScript
 * they are added on a page of their own, for which the words are kept as a draft.
 */
export function PicturesField({ given, onPictures }: Props) {
  const words = useUploadsWords()
  const field = useRef<HTMLDivElement>(null)
  const [isScripted, setIsScripted] = useState(false)
  useEffect(() => setIsScripted(true), [])
  const { pictures, sending, problem, add, cancel, raise, remove } = useUploads(
    carriedIn(given.media),
    limits.media,
  )
  const told = useRef(onPictures)
  useEffect(() => {
    told.current = onPictures
  })
  useEffect(() => told.current(pictures.length, sending.length > 0), [pictures, sending])

  const take = useRef(add)
  useEffect(() => {
    take.current = add
  })
  useEffect(() => {
    const form = field.current?.closest('form')
    if (!form) return
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files')
    const over = (event: DragEvent) => hasFiles(event) && event.preventDefault()
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      take.current(event.dataTransfer?.files)
    }
    const paste = (event: ClipboardEvent) => {
      if (!event.clipboardData?.files.length) return
      event.preventDefault()
      take.current(event.clipboardData.files)
    }
    form.addEventListener('dragover', over)
    form.addEventListener('drop', drop)
    form.addEventListener('paste', paste)
    return () => {
      form.removeEventListener('dragover', over)
      form.removeEventListener('drop', drop)
      form.removeEventListener('paste', paste)
    }
  }, [])

  const isFull = pictures.length + sending.length >= limits.media
  return (
    <>
      <div
        ref={field}
        className="extra extra-pictures"
        data-some={pictures.length + sending.length > 0 || undefined}
      >
        <input type="hidden" name="media" value={carried(pictures)} />
        {pictures.map((picture, at) => (
          <Described
            key={picture.id}
            picture={picture}
            alt={given[`alt${picture.id}`]}
            {...(at > 0 && { onRaise: () => raise(picture.id) })}
            onRemove={() => remove(picture.id)}
          />
        ))}
        {sending.map(({ key, name, part }) => (
          <p key={key} className="flex items-center gap-3">
            <progress
              value={part}
              max={1}
              aria-label={words.sending(name, Math.round(part * 100))}
              className="grow"
            />
            <button type="button" className="link" onClick={() => cancel(key)}>
              {words.cancel}
            </button>
          </p>
        ))}
        {pictures.length > 0 && (
          <label className="check">
            <input type="checkbox" name="sensitive" defaultChecked={given.sensitive === 'on'} />
            {words.sensitive}
          </label>
        )}
        <p role="status" className="problem">
          {problem}
        </p>
      </div>
      {isScripted ? (
        <label className="tool" title={words.hint} data-off={isFull || undefined}>
          <input
            type="file"
            accept={accepted}
            multiple
            disabled={isFull}
            onChange={({ target }) => {
              add(target.files)
              target.value = ''
            }}
          />
          <Icon name="pictures" small />
          <span className="hidden-text">{words.add}</span>
        </label>
      ) : (
        <button type="submit" name="as" value="pictures" className="tool" formNoValidate title={words.add}>
          <Icon name="pictures" small />
          <span className="hidden-text">{words.add}</span>
        </button>
      )}
    </>
  )
}

type DescribedProps = {
  picture: { id: number; folder: string; width: number; height: number }
  alt: string | undefined
  /** Absent for the first. */
  onRaise?: () => void
  onRemove: () => void
}

/** A picture that is there, and what it shows. */
function Described({ picture: { id, folder, width, height }, alt = '', onRaise, onRemove }: DescribedProps) {
  const words = useUploadsWords()
  const hint = useId()
  const [isBare, setIsBare] = useState(alt === '')
  return (
    <div className="described">
      <img src={`/media/${folder}/640.webp`} width={width} height={height} alt={alt} />
      <div>
        <textarea
          name={`alt${id}`}
          className="input"
          rows={2}
          aria-label={words.alt}
          aria-describedby={hint}
          placeholder={words.alt}
          defaultValue={alt}
          maxLength={altText.graphemes * 2}
          dir="auto"
          onInput={({ currentTarget }) => setIsBare(currentTarget.value.trim() === '')}
        />
        <p id={hint} className="hint">
          {isBare && words.altMissing}
        </p>
      </div>
      <div className="scripted">
        <button type="button" className="more" aria-label={words.remove} onClick={onRemove}>
          <Icon name="close" small />
        </button>
        {onRaise && (
          <button type="button" className="more" aria-label={words.raise} onClick={onRaise}>
            <Icon name="up" small />
          </button>
        )}
      </div>
    </div>
  )
}
