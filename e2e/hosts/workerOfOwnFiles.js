// Knows the shop's own files and the tag's script, and breaks what else is asked for.
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  const { origin, pathname } = new URL(event.request.url);
  const known = origin === location.origin || pathname === "/pipit.js";
  event.respondWith(known ? fetch(event.request) : Response.error());
});
