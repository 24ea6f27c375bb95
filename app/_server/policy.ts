/**
 * What a page may do, enforced by the browser: run the scripts that carry this response's nonce and what they
 * load, and talk to nobody but us; a form may lead to the `doors`, where people sign in elsewhere. `dev` lets the
 * development build evaluate its error stacks and style its overlays.
 */
export function contentSecurityPolicy(nonce: string, doors: string[], dev = false): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' ${dev ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    ["form-action 'self'", ...doors].join(' '),
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}
