/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  agentRules: false,
  devIndicators: false,
  // A page's title stands in its head for everybody, not only for known crawlers.
  htmlLimitedBots: /.*/,
  // Nothing is resized on demand.
  images: { unoptimized: true },
  // They bring a WebAssembly file and a native module, and no bundler needs to look into them.
  serverExternalPackages: ['harfbuzzjs', '@resvg/resvg-js'],
  // What cards are written with is read from where it is installed, not imported.
  outputFileTracingIncludes: {
    '/**/card.png': [
      'node_modules/@fontsource/*/unicode.json',
      'node_modules/@fontsource/*/files/*-{400,700}-normal.woff',
      'node_modules/harfbuzzjs/dist/harfbuzz.wasm',
    ],
  },
  // `npm test` checks the types; whoever only starts the place need not wait for it.
  typescript: { ignoreBuildErrors: true },
  // Another address of the same thing would be another page to a cache, a crawler and a reader.
  redirects: async () => [
    { source: '/users/:handle', destination: '/@:handle', permanent: true },
    { source: '/users/:handle/:path*', destination: '/@:handle/:path*', permanent: true },
  ],
  rewrites: async () => ({
    beforeFiles: ['/@', '/%40'].flatMap((at) => [
      { source: `${at}:handle`, destination: '/users/:handle' },
      { source: `${at}:handle/:path*`, destination: '/users/:handle/:path*' },
    ]),
    afterFiles: [],
    fallback: [],
  }),
  headers: async () => [
    {
      source: '/:path*',
      headers: [
        { key: 'X-Content-Type-Options', value: 'nosniff' },
        { key: 'Referrer-Policy', value: 'same-origin' },
        { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
        { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
        { key: 'Permissions-Policy', value: 'camera=(), geolocation=(), microphone=(), payment=(), usb=()' },
      ],
    },
    // Browsers ask for the icon at every step within the place.
    {
      source: '/:icon(icon.svg|favicon.ico|icons/.*)',
      headers: [{ key: 'Cache-Control', value: 'public, max-age=86400' }],
    },
  ],
  experimental: { serverActions: { bodySizeLimit: '1mb' } },
}
