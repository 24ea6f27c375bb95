'use client'

import Link from 'next/link'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useExtrasWords } from '#app/_i18n/extras-words.ts'
import { useLanguageNames } from '#app/_i18n/languages-words.ts'
import type { FormState } from '#app/_ui/form-state.ts'
import { Icon } from '#app/_ui/icon.tsx'
import type { IconName } from '#app/_ui/icons.ts'
import { pollSpans, poll as polls } from '#db/text/limits.ts'
import { Choice } from './choice.tsx'
import { forgetMore, keepMore, type More, moreKept, zoneHere } from './more.ts'
import { PicturesField } from './pictures-field.tsx'

export type ExtrasProps = {
  /** Under which name the browser keeps them, beside the words. */
  name: string
  /** The post before was just published: what was kept is not for this one. */
  isFresh: boolean
  /** What the fields hold: as the server refused them, or as the draft has them. */
  values: FormState['values']
  errors: FormState['errors']
  /** The choice of who may quote it. */
  quotes?: { label: string; options: Record<string, string> } | undefined
  /** Tells the composer how many pictures there are, and whether one is on its way. */
  onPictures: (count: number, isBusy: boolean) => void
}

/**
 * What a post can have besides its words. Each is a switch among the tools, a checkbox that shows its fields, so that
 * it works without JavaScript; what its fields hold counts only while it is on. It is loaded with the dialog and on the
 * page for writing.
 */
export function Extras({ name, isFresh, values, errors, quotes, onPictures }: ExtrasProps) {
  const [kept, setKept] = useState<More>()
  useEffect(() => {
    if (isFresh) forgetMore(name)
    else if (!values) setKept(moreKept(name))
  }, [name, isFresh, values])
  return (
    <Fields
      // What the browser kept comes after the page.
      key={kept ? 'kept' : 'given'}
      given={values ?? kept ?? {}}
      errors={errors}
      quotes={quotes}
      onPictures={onPictures}
      onChange={(fields) => keepMore(name, fields)}
    />
  )
}

type FieldsProps = Pick<ExtrasProps, 'errors' | 'quotes' | 'onPictures'> & {
  given: More
  onChange: (fields: More) => void
}

function Fields({ given, errors, quotes, onPictures, onChange }: FieldsProps) {
  const words = useExtrasWords()
  const names = useLanguageNames()
  const all = useRef<HTMLDivElement>(null)
  const keep = () => all.current && onChange(fieldsIn(all.current))
  const optionNames = Array.from({ length: polls.options }, (_, at) => `poll${at + 1}`)
  return (
    <div ref={all} className="contents" onInput={keep}>
      <div className="extra extra-more">
        {quotes && <Choice name="quotePolicy" {...quotes} chosen={given.quotePolicy} />}
        <Choice
          name="language"
          label={words.language}
          options={{ '': words.guess, ...names }}
          chosen={given.language ?? ''}
        />
        <button type="submit" name="as" value="draft" className="link" formNoValidate>
          {words.saveDraft}
        </button>
        <Link href="/drafts" prefetch={false} className="link">
          {words.drafts}
        </Link>
      </div>
      <PicturesField
        given={given}
        onPictures={(count, isBusy) => {
          onPictures(count, isBusy)
          keep()
        }}
      />
      <div className="extra extra-warning">
        <input
          name="warning"
          className="input"
          aria-label={words.warningLabel}
          placeholder={words.warningLabel}
          defaultValue={given.warning}
          maxLength={300}
          dir="auto"
        />
        <p className={errors?.warning ? 'problem' : 'hint'}>{errors?.warning ?? words.warningHint}</p>
      </div>
      <fieldset className="extra extra-poll" aria-label={words.poll}>
        {optionNames.map((option, at) => (
          <input
            key={option}
            name={option}
            className="input"
            aria-label={words.option(at)}
            placeholder={words.option(at)}
            defaultValue={given[option]}
            maxLength={polls.option * 2}
            dir="auto"
          />
        ))}
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
          <label className="check">
            <input type="checkbox" name="pollMultiple" defaultChecked={given.pollMultiple === 'on'} />
            {words.multiple}
          </label>
          <Choice
            name="pollSeconds"
            label={words.lasts}
            options={Object.fromEntries(pollSpans.map((span) => [span, words.spans[span] ?? '']))}
            chosen={given.pollSeconds ?? '86400'}
          />
        </div>
        {pollProblem(errors) && <p className="problem">{pollProblem(errors)}</p>}
      </fieldset>
      <Later given={given} problem={errors?.publishAt} />
      <div className="toolbar">
        <Switch name="withPoll" icon="poll" label={words.poll} given={given} />
        <Switch name="withWarning" icon="warning" label={words.warning} given={given} />
        <Switch name="withLater" icon="later" label={words.later} given={given} />
        <Switch name="withMore" icon="choices" label={words.more} given={given} />
      </div>
    </div>
  )
}

const pollProblem = (errors: FormState['errors']) =>
  Object.entries(errors ?? {}).find(([name]) => name.startsWith('poll'))?.[1]

type SwitchProps = { name: string; icon: IconName; label: string; given: More; children?: ReactNode }

function Switch({ name, icon, label, given }: SwitchProps) {
  return (
    <label className="tool" title={label}>
      <input type="checkbox" name={name} defaultChecked={given[name] === 'on'} />
      <Icon name={icon} small />
      <span className="hidden-text">{label}</span>
    </label>
  )
}

function Later({ given, problem }: { given: More; problem: string | undefined }) {
  const words = useExtrasWords()
  const [zone, setZone] = useState(given.zone ?? '')
  useEffect(() => setZone((known) => known || zoneHere()), [])
  return (
    <div className="extra extra-later">
      <label className="grid gap-1">
        <span className="hint">{words.when}</span>
        <input type="datetime-local" name="publishAt" className="input" defaultValue={given.publishAt} />
      </label>
      <input type="hidden" name="zone" value={zone} />
      <p className={problem ? 'problem' : 'hint'}>{problem ?? (zone && words.zone(zone))}</p>
    </div>
  )
}

/** What all fields in there hold, by their names. */
function fieldsIn(part: HTMLElement): More {
  const fields: More = {}
  for (const field of part.querySelectorAll<HTMLInputElement>('[name]'))
    if (field.type !== 'checkbox') fields[field.name] = field.value
    else if (field.checked) fields[field.name] = 'on'
  return fields
}
