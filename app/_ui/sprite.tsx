'use client'

import {
  ArrowLeft,
  Bookmark,
  CircleUserRound,
  Compass,
  Heart,
  House,
  LogIn,
  type LucideIcon,
  MessageCircle,
  PenLine,
  Settings,
  Trash2,
  UserPlus,
} from 'lucide-react'

const icons = {
  home: House,
  explore: Compass,
  profile: CircleUserRound,
  settings: Settings,
  enter: LogIn,
  join: UserPlus,
  write: PenLine,
  back: ArrowLeft,
  trash: Trash2,
  reply: MessageCircle,
  like: Heart,
  bookmark: Bookmark,
} satisfies Record<string, LucideIcon>

export type IconName = keyof typeof icons

/**
 * Every icon, drawn once on a page and used by name. A client component although it does nothing: its drawings
 * then come with the cached script instead of a second time with every page.
 */
export function Sprite() {
  return (
    <svg width="0" height="0" className="absolute" aria-hidden="true">
      {Object.entries(icons).map(([name, Drawing]) => (
        <symbol key={name} id={`i-${name}`} viewBox="0 0 24 24">
          <Drawing strokeWidth="inherit" fill="inherit" />
        </symbol>
      ))}
    </svg>
  )
}
