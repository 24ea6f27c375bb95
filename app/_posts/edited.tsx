import Link from 'next/link'
import { usePostWords } from '#app/_i18n/post-words.ts'
import { Ago, type Clock } from '#app/_ui/time.tsx'

type Props = { permalink: string; at: number; clock: Clock }

/** That a post was edited, and when; leads to what it was. */
export function Edited({ permalink, at, clock }: Props) {
  const words = usePostWords()
  return (
    <Link href={`${permalink}/history`} prefetch={false} className="edited">
      {words.edited} <Ago at={at} {...clock} />
    </Link>
  )
}
