'use client'

import { usePasskeysWords } from '#app/_i18n/passkeys-words.ts'
import { Outcome } from '#app/_ui/outcome.tsx'
import { enterByPasskey } from './actions.ts'
import { useDevice, useKnowsPasskeys } from './device.ts'

/** Signs in with whatever passkey the device has for this place. */
export function PasskeyButton({ next }: { next: string }) {
  const passkeys = usePasskeysWords()
  const { state, pending, onSubmit } = useDevice(enterByPasskey, 'enter')
  const knows = useKnowsPasskeys()
  // Its room is there from the beginning, so that nothing moves when it comes.
  if (!knows) return knows === undefined && <div className="min-h-11" />
  return (
    <form onSubmit={onSubmit} className="grid gap-3" aria-busy={pending}>
      <input type="hidden" name="answer" />
      <input type="hidden" name="next" value={next} />
      <button type="submit" className="ghost min-h-11" aria-disabled={pending || undefined}>
        {pending ? passkeys.asking : passkeys.enter}
      </button>
      <Outcome state={state} />
    </form>
  )
}
