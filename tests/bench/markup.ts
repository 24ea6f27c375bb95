import { parseDocument } from 'htmlparser2'
import { createElement, type ReactNode } from 'react'
import { renderToString } from 'react-dom/server'

/*
 * The least that React needs for a page: its markup as elements that are ready, rendered to text.
 */

type Node = ReturnType<typeof parseDocument>['children'][number]

/** Renders what the body of a page shows, and answers how; scripts are left out, and the page must be its own text. */
export function rendererOf(html: string): () => string {
  const body = /<body[^>]*>([\s\S]*)<\/body>/.exec(html)?.[1] ?? ''
  const elements = parseDocument(body.replace(/<script[\s\S]*?<\/script>/g, '')).children.map(elementOf)
  return () => renderToString(elements)
}

function elementOf(node: Node, key: number): ReactNode {
  if (node.type === 'text') return node.data
  if (!('attribs' in node)) return null
  const properties = Object.fromEntries(
    Object.entries(node.attribs).map(([name, value]) => [nameOf(name), value]),
  )
  const children = node.children.map(elementOf)
  return createElement(node.name, { ...properties, key }, ...(children.length > 0 ? [children] : []))
}

const nameOf = (attribute: string): string => (attribute === 'class' ? 'className' : attribute)
