// Keeps one calm page for when there is no connection. Nothing that a person reads is ever kept here.
const cacheName = 'calm-1'
const kept = ['/calm/offline.html', '/calm/calm.css']

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(cacheName).then((cache) => cache.addAll(kept)))
  self.skipWaiting()
})

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(names.filter((name) => name !== cacheName).map((name) => caches.delete(name))),
      )
      .then(() => self.clients.claim()),
  )
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.mode === 'navigate' && request.method === 'GET') {
    event.respondWith(fetch(request).catch(() => caches.match('/calm/offline.html')))
  } else if (origin === self.location.origin && pathname === '/calm/calm.css') {
    event.respondWith(caches.match(request).then((found) => found ?? fetch(request)))
  }
})
