'use client'

import Link from 'next/link'
import { useEditingWords } from '#app/_i18n/editing-words.ts'
import { usePostWords } from '#app/_i18n/post-words.ts'

type Props = { path: string; onDelete: (redrafts: boolean) => void }

/** What the menu of one's own post offers: to change it, or to have it go. */
export function OwnItems({ path, onDelete }: Props) {
  const words = usePostWords()
  const editing = useEditingWords()
  return (
    <>
      <Link href={`${path}/edit`} role="menuitem" prefetch={false}>
        {editing.edit}
      </Link>
      <button type="button" role="menuitem" onClick={() => onDelete(true)}>
        {editing.redraft}
      </button>
      <button type="button" role="menuitem" className="bad" onClick={() => onDelete(false)}>
        {words.delete}
      </button>
    </>
  )
}
