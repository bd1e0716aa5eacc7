// Knows the shop's own files alone.
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  const known = new URL(event.request.url).origin === location.origin;
  event.respondWith(known ? fetch(event.request) : Response.error());
});
