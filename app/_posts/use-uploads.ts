'use client'

import { useEffect, useRef, useState } from 'react'
import { useUploadsWords } from '#app/_i18n/uploads-words.ts'
import { raised } from '#db/text/raised.ts'
import type { Carried } from './more.ts'

/** A picture on its way: how much of it is sent, from 0 to 1. */
type Sending = { key: number; name: string; part: number }

/** The pictures of a post that is written, and those that are being sent; `most` at once and together. */
export function useUploads(given: Carried[], most: number) {
  const { problems } = useUploadsWords()
  const [pictures, setPictures] = useState(given)
  const [sending, setSending] = useState<Sending[]>([])
  const [problem, setProblem] = useState<string>()
  const requests = useRef(new Map<number, XMLHttpRequest>())
  useEffect(() => {
    const running = requests.current
    return () => {
      for (const request of running.values()) request.abort()
    }
  }, [])

  function add(files: FileList | null | undefined) {
    setProblem(undefined)
    const room = most - pictures.length - sending.length
    const images = [...(files ?? [])]
    if (images.length > room) setProblem(problems.many)
    for (const file of images.slice(0, Math.max(0, room))) send(file)
  }

  function send(file: File) {
    const key = performance.now() + Math.random()
    const request = new XMLHttpRequest()
    requests.current.set(key, request)
    setSending((now) => [...now, { key, name: file.name, part: 0 }])
    const end = (said?: string) => {
      requests.current.delete(key)
      setSending((now) => now.filter((one) => one.key !== key))
      if (said) setProblem(said)
    }
    request.open('POST', '/api/uploads/pictures')
    request.setRequestHeader('accept', 'application/json')
    request.upload.onprogress = ({ loaded, total }) =>
      setSending((now) => now.map((one) => (one.key === key ? { ...one, part: loaded / total } : one)))
    request.onload = () => {
      const answer = answerOf(request)
      if (answer?.picture) setPictures((now) => [...now, answer.picture as Carried])
      end(answer ? answer.problem : request.status === 413 ? problems.large : problems.failed)
    }
    request.onerror = () => end(problems.unreachable)
    request.onabort = () => end()
    const form = new FormData()
    form.set('picture', file)
    request.send(form)
  }

  return {
    pictures,
    sending,
    problem,
    add,
    cancel: (key: number) => requests.current.get(key)?.abort(),
    raise: (id: number) => setPictures((now) => raised(now, id)),
    remove: (id: number) => setPictures((now) => now.filter((one) => one.id !== id)),
  }
}

function answerOf({ responseText }: XMLHttpRequest): { picture?: Carried; problem?: string } | undefined {
  try {
    return JSON.parse(responseText)
  } catch {
    return undefined
  }
}
