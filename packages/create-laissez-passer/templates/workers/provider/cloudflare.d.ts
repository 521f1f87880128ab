/** What Workers have beside the web: the part of it that is used here. */
declare module 'cloudflare:workers' {
  export function waitUntil(work: Promise<unknown>): void
}
