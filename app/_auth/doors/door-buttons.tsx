'use client'

import { useDoorsWords } from '#app/_i18n/doors-words.ts'
import { Outcome } from '#app/_ui/outcome.tsx'
import { useForm } from '#app/_ui/use-form.ts'
import { enterThrough } from './actions.ts'

/** The ways in through other places. */
export function DoorButtons({ doors, next }: { doors: { id: string; name: string }[]; next: string }) {
  const words = useDoorsWords()
  const { state, pending, props } = useForm(enterThrough)
  return (
    <form {...props} className="grid gap-3">
      <input type="hidden" name="next" value={next} />
      {doors.map(({ id, name }) => (
        <button
          key={id}
          type="submit"
          name="door"
          value={id}
          className="ghost min-h-11"
          aria-disabled={pending || undefined}
        >
          {words.enter(name)}
        </button>
      ))}
      <Outcome state={state} />
    </form>
  )
}
