import {
  ArrowLeft,
  ArrowRight,
  ArrowUp,
  Bell,
  Bookmark,
  ChartBarBig,
  CircleUserRound,
  Clock,
  Compass,
  Heart,
  House,
  ImagePlus,
  LogIn,
  type LucideIcon,
  MessageCircle,
  PenLine,
  Pin,
  Repeat2,
  Settings,
  ShieldAlert,
  SlidersHorizontal,
  Trash2,
  TriangleAlert,
  UserPlus,
  X,
} from 'lucide-react'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'

const icons = {
  home: House,
  explore: Compass,
  notifications: Bell,
  profile: CircleUserRound,
  settings: Settings,
  moderation: ShieldAlert,
  enter: LogIn,
  join: UserPlus,
  write: PenLine,
  back: ArrowLeft,
  trash: Trash2,
  reply: MessageCircle,
  repost: Repeat2,
  like: Heart,
  bookmark: Bookmark,
  pin: Pin,
  pictures: ImagePlus,
  poll: ChartBarBig,
  warning: TriangleAlert,
  later: Clock,
  choices: SlidersHorizontal,
  up: ArrowUp,
  close: X,
  next: ArrowRight,
} satisfies Record<string, LucideIcon>

/** Those that a press fills. */
const filled = ['like', 'bookmark'] as const satisfies readonly (keyof typeof icons)[]

export type IconName = keyof typeof icons

/**
 * Every icon as a mask in the stylesheet, `--icon-home`: drawn in whatever colour the text has, known to every page
 * after the first, and no byte of a page. `npm run icons` writes them to `app/_ui/icons.css`.
 */
export const iconRules = (): string => {
  const shapes = [
    ...Object.entries(icons).map(([name, icon]) => [name, drawn(icon, 'none')] as const),
    ...filled.map((name) => [`${name}-filled`, drawn(icons[name], '#000')] as const),
    // Nothing in it could be filled.
    ['repost-bold', drawn(icons.repost, 'none', 2.75)] as const,
  ]
  const variables = shapes.map(([name, url]) => `  --icon-${name}: ${url};\n`)
  const classes = Object.keys(icons).map((name) => `.icon-${name} {\n  --icon: var(--icon-${name});\n}\n`)
  return `:root {\n${variables.join('')}}\n${classes.join('')}`
}

function drawn(icon: LucideIcon, fill: string, stroke = 1.75): string {
  const { children } = /<svg[^>]*>(?<children>.*)<\/svg>/.exec(renderToStaticMarkup(createElement(icon)))
    ?.groups ?? { children: '' }
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="${fill}" stroke="#000" stroke-width="${stroke}" stroke-linecap="round" stroke-linejoin="round">${children}</svg>`
  return `url("data:image/svg+xml,${svg.replaceAll('></path>', '/>').replaceAll('></circle>', '/>').replaceAll('"', "'").replaceAll('#', '%23')}")`
}
