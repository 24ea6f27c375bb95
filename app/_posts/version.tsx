import type { ReactNode } from 'react'
import { useEditingWords } from '#app/_i18n/editing-words.ts'
import { usePicturingWords } from '#app/_i18n/picturing-words.ts'
import { FullDate } from '#app/_ui/time.tsx'
import type { Revision } from '#db/queries/revisions.ts'
import { changesOf } from './changes.ts'

type Said = Omit<Revision, 'id'>
type Props = {
  version: Said
  /** What it was before; nothing for the first. */
  before: Said | undefined
  isNow: boolean
  language: string | undefined
  zone: string
}

/** One version of a post, with what makes it another than the one before. */
export function Version({ version, before, isNow, language, zone }: Props) {
  const words = useEditingWords()
  const pictures = version.alts.map(({ mediaId, alt }, at) => ({
    ...{ mediaId, alt, name: words.picture(at + 1) },
    former: before ? (before.alts.find((one) => one.mediaId === mediaId)?.alt ?? '') : alt,
  }))
  const formerWarning = before ? before.warning : version.warning
  return (
    <li className="version">
      <h2>
        {isNow ? words.now : before ? undefined : words.first}
        <FullDate at={version.at} zone={zone} />
      </h2>
      {(version.warning || formerWarning) && (
        <p className="hint" dir="auto">
          {words.warning}: <Changes from={formerWarning} to={version.warning} none={words.noWarning} />
        </p>
      )}
      <Warned isWarned={(version.warning || formerWarning) !== ''}>
        <div className="body" dir="auto" lang={language}>
          <Changes from={before ? before.body : version.body} to={version.body} none="" />
        </div>
        {pictures.map(
          ({ mediaId, name, former, alt }) =>
            (former || alt) && (
              <p key={mediaId} className="hint" dir="auto">
                {name}: <Changes from={former} to={alt} none={words.noAlt} />
              </p>
            ),
        )}
      </Warned>
    </li>
  )
}

/** Whoever was warned asks for it, here as anywhere. */
function Warned({ isWarned, children }: { isWarned: boolean; children: ReactNode }) {
  const words = usePicturingWords()
  if (!isWarned) return children
  return (
    <details className="warned">
      <summary>
        <span className="closed-only">{words.show}</span>
        <span className="open-only">{words.hide}</span>
      </summary>
      {children}
    </details>
  )
}

/** A text and what it was; `none` is said where there is nothing any more. */
function Changes({ from, to, none }: { from: string; to: string; none: string }) {
  const words = useEditingWords()
  return (
    <>
      {changesOf(from, to).map(({ text, is }, at) =>
        is === 'kept' ? (
          text
        ) : is === 'added' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: they never change places
          <ins key={at}>
            <bdi className="hidden-text">{words.added}</bdi>
            {text}
          </ins>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: they never change places
          <del key={at}>
            <bdi className="hidden-text">{words.removed}</bdi>
            {text}
          </del>
        ),
      )}
      {to === '' && none && <> {none}</>}
    </>
  )
}
