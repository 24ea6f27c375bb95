import { readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { parseAst } from 'vitest/node'

/** One module as the rules see it. Paths are relative to the root of the project, with forward slashes. */
export type Source = {
  file: string
  imports: Import[]
  /** `use client` or `use server`, when the file begins with it. */
  directive: string | undefined
  body: Syntax[]
}

/** What one statement or expression imports: `path` in the project, else `name` of a package. */
export type Import = {
  written: string
  path: string | undefined
  /** The names it takes; `*` for all of them. */
  names: string[]
  /** Gone when the types are: the other module is not loaded. */
  isType: boolean
}

/** A node of the syntax tree (ESTree with TypeScript's own nodes). */
export type Syntax = { type: string; [part: string]: unknown }

/** Reads every module below the folders and files named. */
export function readSources(root: string, names: string[]): Source[] {
  return names
    .flatMap((name) => modulesIn(root, name))
    .map((file) => sourceOf(file, readFileSync(posix.join(root, file), 'utf8')))
}

function modulesIn(root: string, name: string): string[] {
  if (/\.tsx?$/.test(name)) return [name]
  return readdirSync(posix.join(root, name), { recursive: true, encoding: 'utf8' })
    .map((path) => posix.join(name, path.replaceAll('\\', '/')))
    .filter((path) => /\.tsx?$/.test(path))
    .sort()
}

export function sourceOf(file: string, text: string): Source {
  const { body } = parseAst(text, { lang: file.endsWith('x') ? 'tsx' : 'ts' }) as unknown as {
    body: Syntax[]
  }
  const directive = body[0]?.directive
  return {
    file,
    body,
    directive: typeof directive === 'string' ? directive : undefined,
    imports: [...nodes(body)].flatMap((node) => importOf(file, node) ?? []),
  }
}

/** A node and everything in it, from the outside in. */
export function* nodes(part: unknown): Generator<Syntax> {
  if (Array.isArray(part)) for (const each of part) yield* nodes(each)
  else if (isSyntax(part)) {
    yield part
    for (const [name, inner] of Object.entries(part)) if (name !== 'type') yield* nodes(inner)
  }
}

export const isSyntax = (part: unknown): part is Syntax =>
  typeof part === 'object' && part !== null && 'type' in part && typeof part.type === 'string'

/** The name an identifier, a property or an import has; undefined for anything else. */
export function nameOf(part: unknown): string | undefined {
  if (!isSyntax(part)) return undefined
  if (typeof part.name === 'string') return part.name
  return typeof part.value === 'string' ? part.value : undefined
}

function importOf(file: string, node: Syntax): Import | undefined {
  const written = nameOf(node.source)
  if (written === undefined || !/^(Import|Export|TSImport)/.test(node.type)) return undefined
  const specifiers = Array.isArray(node.specifiers) ? node.specifiers.filter(isSyntax) : undefined
  return {
    written,
    path: pathOf(file, written),
    names: specifiers ? specifiers.map(takenBy) : ['*'],
    isType: node.type === 'TSImportType' || node.importKind === 'type' || node.exportKind === 'type',
  }
}

/** The name that one part of `import { a as b }` takes from the other module. */
function takenBy({ type, imported, local }: Syntax): string {
  if (type === 'ImportDefaultSpecifier') return 'default'
  if (type === 'ImportNamespaceSpecifier') return '*'
  return nameOf(imported ?? local) ?? '*'
}

function pathOf(file: string, written: string): string | undefined {
  if (written.startsWith('.')) return posix.join(posix.dirname(file), written)
  return /^#(app|db|tests)\//.test(written) ? written.slice(1) : undefined
}
