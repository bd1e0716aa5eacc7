// A record as it stands in the host page's localStorage; see "Records in localStorage" in docs/protocol.md.

const LIFETIME = 86_400_000 * 30;

function fnv1a(bytes: Uint8Array): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of bytes) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return hash.toString(16).padStart(16, "0");
}

export function storedRecord(payload: unknown, written: number): string {
  const text = JSON.stringify(payload);
  const header = `pipit1 j ${written} ${written + LIFETIME} `;
  return `${header}${fnv1a(new TextEncoder().encode(header + text))}\n${text}`;
}
