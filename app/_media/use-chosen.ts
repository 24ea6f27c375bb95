'use client'

import { type DragEvent, type RefObject, useEffect, useEffectEvent, useState } from 'react'
import { type Dimensions, type View, wholeView } from './crop.ts'

/** An image that was chosen and is not sent yet: where the page finds it, how large it is, what of it is seen. */
export type Chosen = { file: File; address: string; image?: Dimensions; view: View }

/** Lets somebody choose an image for a form: by a file field, by dropping it onto the form, or by pasting it. */
export function useChosen(form: RefObject<HTMLFormElement | null>, onChoice: () => void) {
  const [chosen, setChosen] = useState<Chosen>()
  const [isOver, setIsOver] = useState(false)
  const address = chosen?.address
  useEffect(() => () => void (address && URL.revokeObjectURL(address)), [address])

  function choose(files: FileList | null | undefined) {
    const [file] = files ?? []
    if (!file) return
    setChosen({ file, address: URL.createObjectURL(file), view: wholeView })
    onChoice()
  }

  const onPaste = useEffectEvent((event: ClipboardEvent) => {
    const files = event.clipboardData?.files
    if (!files?.length || wantedForm() !== form.current) return
    event.preventDefault()
    choose(files)
  })
  useEffect(() => {
    const listener = (event: ClipboardEvent) => onPaste(event)
    document.addEventListener('paste', listener)
    return () => document.removeEventListener('paste', listener)
  }, [])

  const drop = {
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes('Files')) return
      event.preventDefault()
      setIsOver(true)
    },
    onDragLeave: () => setIsOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault()
      setIsOver(false)
      choose(event.dataTransfer.files)
    },
  }

  return { chosen, setChosen, choose, forget: () => setChosen(undefined), isOver, drop }
}

/** Which form a pasted image is for: the one in use or under the pointer, else the first. */
const wantedForm = () =>
  document.querySelector('[data-picture]:focus-within') ??
  document.querySelector('[data-picture]:hover') ??
  document.querySelector('[data-picture]')
