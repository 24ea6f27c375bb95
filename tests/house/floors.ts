import type { Import, Source } from './source.ts'

/**
 * The house from the roof down: a module imports from its own folder and from the floors below it. Folders on one
 * line live side by side and know nothing of each other.
 */
const floors = [
  ['doors'],
  ['app/_jobs'],
  ['app/_api'],
  ['app/_notifications'],
  ['app/_posts'],
  ['app/_moderation'],
  ['app/_users'],
  ['app/_live'],
  ['app/_previews'],
  ['app/_archive'],
  ['app/_media', 'app/_mail', 'app/_auth', 'app/_outside'],
  ['app/_ui'],
  ['app/_i18n'],
  ['app/_server'],
  ['db/tasks'],
  ['db/mutations'],
  ['db/queries'],
  ['db'],
  ['db/schema'],
  ['db/dialect'],
  ['db/text'],
]

/** The folder a file lives in, as the floors name it: pages, layouts, routes and what Next itself calls are doors. */
export function folderOf(file: string): string {
  const [top = '', next = '', ...rest] = file.split('/')
  if (top === 'db') return rest.length > 0 ? `db/${next}` : 'db'
  return top === 'app' && next.startsWith('_') && rest.length > 0 ? `app/${next}` : 'doors'
}

const floorOf = (folder: string): number => floors.findIndex((floor) => floor.includes(folder))

/** Arrows that do not point down. */
export function climbs({ file, imports }: Source): string[] {
  const folder = folderOf(file)
  if (floorOf(folder) < 0) return [`${folder} is on no floor; house it in tests/house/floors.ts`]
  return imports.filter((one) => isClimb(folder, one)).map((one) => `imports ${one.written}`)
}

function isClimb(folder: string, { path }: Import): boolean {
  if (path === undefined || path.endsWith('.css')) return false
  if (path.startsWith('tests/')) return true
  const target = folderOf(path)
  // Doors lead in; nobody goes from one to the next.
  return target === 'doors' || (target !== folder && floorOf(target) <= floorOf(folder))
}
