import { posix } from 'node:path'
import { climbs } from './floors.ts'
import { type Import, isSyntax, nameOf, nodes, type Source, type Syntax } from './source.ts'

/** What of one file breaks a rule of the house, in words that follow its name. `all` is every file by its path. */
export type Rule = (source: Source, all: Map<string, Source>) => string[]

export const rules = {
  'arrows point down only': climbs,

  'imports name the whole file': ({ imports }, all) =>
    imports
      .filter(({ path }) => path !== undefined && !all.has(path) && !path.endsWith('.css'))
      .map(({ written }) => `imports ${written}, which is no file`),

  'looks and words know no data': ({ file, imports }) =>
    isIn(file, 'app/_ui', 'app/_i18n')
      ? imports
          .filter(({ path = '', isType }) => path.startsWith('db/') && !isIn(path, 'db/text') && !isType)
          .map(saying)
      : [],

  'only app/_auth knows next-auth': ({ file, imports }) =>
    isIn(file, 'app/_auth')
      ? []
      : imports.filter(({ written }) => /^(next-auth|@auth)\b/.test(written)).map(saying),

  'what is shown cannot change what is stored': ({ file, imports }) =>
    isIn(file, 'app/_auth', 'app/_jobs', 'db') || /\/(actions|route)\.ts$/.test(file)
      ? []
      : imports.filter(({ path = '' }) => isIn(path, 'db/mutations')).map(saying),

  'only those who checked vouch for a viewer': ({ file, body, imports }) =>
    isIn(file, 'app/_auth', 'app/_jobs', 'db/tasks') || file === 'db/viewer.ts'
      ? []
      : [
          ...imports
            .filter(
              ({ path, names, isType }) =>
                path === 'db/viewer.ts' && !isType && /asViewer|\*/.test(names.join()),
            )
            .map(saying),
          ...found(body, isViewerCast).map(() => 'makes a Viewer by a cast'),
        ],

  'only db/ talks to the database': ({ file, imports }) =>
    isIn(file, 'db')
      ? []
      : imports
          .filter(({ written, path, names, isType }) => {
            if (/^(drizzle-|pg$|better-sqlite3$)/.test(written)) return true
            const harmless = names.every((name) => /^(isUnavailable|noticeDamage|closeDatabase)$/.test(name))
            return path === 'db/client.ts' && !isType && !harmless
          })
          .map(saying),

  'db/ knows nothing of the web': ({ file, imports }) =>
    isIn(file, 'db')
      ? imports
          .filter(({ written }) => /^(next|react|react-dom|next-auth|server-only)(\/|$)/.test(written))
          .map(saying)
      : [],

  'db/text is pure': ({ file, imports }) =>
    isIn(file, 'db/text')
      ? imports
          .filter(({ path = '', written }) => !isIn(path, 'db/text') && !pureWords.includes(written))
          .map(saying)
      : [],

  'the browser gets no data layer, no zod and no words it does not show': (source, all) =>
    source.directive === 'use client' ? heavy(source, all, new Set()) : [],

  'actions are built by the combinator': ({ file, body, directive }) => {
    const nested =
      found(body, (node) => node.directive === 'use server').length - (directive === 'use server' ? 1 : 0)
    if (nested > 0) return ['has an action inside']
    if (file.endsWith('/actions.ts') !== (directive === 'use server'))
      return ["'use server' and the name actions.ts belong together"]
    return directive === 'use server' ? body.filter(isBareExport).map(() => 'exports what is no action') : []
  },

  'routes that change something check the origin': ({ file, body }) =>
    file.endsWith('/route.ts') &&
    changesSomething(body) &&
    // `remember` calls it.
    found(body, isCallOf('isOwnOrigin', 'remember')).length === 0
      ? ['does not call isOwnOrigin']
      : [],

  'no drawer for odds and ends': ({ file }) =>
    file
      .split('/')
      .filter((name) => /^_?(lib|utils?|helpers?|common|shared|types|hooks|services)(\.tsx?)?$/.test(name))
      .map((name) => `is in ${name}`),

  'text is text': ({ body }) =>
    found(
      body,
      (node) => /^(JSXAttribute|Property)$/.test(node.type) && nameOf(node.name ?? node.key) === inner,
    ).map(() => `uses ${inner}`),

  'SQL only through parameters': ({ body }) =>
    found(
      body,
      ({ type, object, property }) =>
        type === 'MemberExpression' && nameOf(object) === 'sql' && nameOf(property) === 'raw',
    ).map(() => 'uses sql.raw'),

  'no any': ({ body }) => found(body, ({ type }) => type === 'TSAnyKeyword').map(() => 'says any'),
} satisfies Record<string, Rule>

// Lists of words, and no code that does anything.
const pureWords = ['@zxcvbn-ts/language-common']

const inner = 'dangerouslySetInnerHTML'

const isIn = (file: string, ...folders: string[]) => folders.some((folder) => file.startsWith(`${folder}/`))

const saying = ({ written }: Import) => `imports ${written}`

const found = (body: Syntax[], is: (node: Syntax) => boolean) => [...nodes(body)].filter(is)

const isCallOf =
  (...names: string[]) =>
  (node: Syntax) =>
    node.type === 'CallExpression' && names.includes(nameOf(node.callee) ?? '')

/** `user as Viewer` */
function isViewerCast({ type, typeAnnotation }: Syntax): boolean {
  return type === 'TSAsExpression' && isSyntax(typeAnnotation) && nameOf(typeAnnotation.typeName) === 'Viewer'
}

/** What a module of the browser loads that it should not, by whatever way; actions are only called from there. */
function heavy({ file, imports }: Source, all: Map<string, Source>, seen: Set<string>): string[] {
  if (seen.has(file)) return []
  seen.add(file)
  return imports
    .filter(({ isType }) => !isType)
    .flatMap(({ written, path }) => {
      if (path === undefined)
        return /^(zod|node:|server-only|@zxcvbn-ts\/|next\/(headers|server|cache))/.test(written)
          ? [`loads ${written}`]
          : []
      if (path.startsWith('db/') && !isIn(path, 'db/text')) return [`loads ${path}`]
      if (path === 'app/_i18n/en.ts') return [`loads ${path}`]
      const next = all.get(path)
      return !next || next.directive === 'use server' ? [] : heavy(next, all, seen)
    })
    .map((what) => (what.includes(' from ') ? what : `${what} from ${file}`))
}

/** An export of a module of actions that is anything but `const name = action(…)` or `openAction(…)`. */
function isBareExport(node: Syntax): boolean {
  if (!/^Export/.test(node.type) || node.exportKind === 'type') return false
  const { declaration } = node
  if (!isSyntax(declaration) || !Array.isArray(declaration.declarations)) return true
  return !declaration.declarations.every(
    ({ init }: Syntax) => isSyntax(init) && /^(open)?[aA]ction$/.test(calledBy(init)),
  )
}

const calledBy = (node: Syntax): string => (node.type === 'CallExpression' ? (nameOf(node.callee) ?? '') : '')

function changesSomething(body: Syntax[]): boolean {
  return found(body, ({ type }) => /^Export/.test(type))
    .flatMap(({ declaration, specifiers }) => [...nodes([declaration, specifiers])])
    .some((node) => /^(POST|PUT|PATCH|DELETE)$/.test(nameOf(node.id ?? node.exported) ?? ''))
}

/** The first part of every address of the app, as a handle would be spelled. */
export function firstSegments(files: string[]): string[] {
  const names = files
    .filter((file) => /^(app|public)\//.test(file))
    .map((file) =>
      file
        .split('/')
        .slice(1)
        .filter((part) => !/^\(.*\)$/.test(part)),
    )
    .map((parts) => posix.parse(parts[0] ?? '').name)
  const doors = new Set(['page', 'layout', 'error', 'global-error', 'not-found', 'globals', 'route', ''])
  return [...new Set(names)].filter((name) => !/^[_[]/.test(name) && !doors.has(name))
}
