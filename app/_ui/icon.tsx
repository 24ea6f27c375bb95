import clsx from 'clsx'
import type { IconName } from './icons.ts'

/** A drawing for the eye only: what it means stands beside it or in a label. */
export const Icon = ({ name, small = false }: { name: IconName; small?: boolean }) => (
  <i className={clsx('icon', `icon-${name}`, small && 'small')} aria-hidden="true" />
)
