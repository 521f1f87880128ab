// A process that makes PDFs, and tells as JSON how long they took and what it holds afterwards:
// `node bench/pdf/run.mjs typst 1000`.
import { view } from './document.mjs'

/** So many people ask in one moment; each is answered, or this ends with an error. */
const crowd = 60
const [, , maker, count = '100'] = process.argv
const before = performance.now()
const { start } =
  maker === 'typst'
    ? { start: (await import('./typst.mjs')).startTypst }
    : { start: (await import('./react-pdf.mjs')).startReactPdf }
const { close, make } = start()
const first = await make(view(0))
const cold = performance.now() - before
const pages = (
  Buffer.from(first)
    .toString('latin1')
    .match(/\/Type ?\/Page\b/g) ?? []
).length
const times = []
for (let number = 1; number <= Number(count); number++) {
  const began = performance.now()
  await make(view(number))
  times.push(performance.now() - began)
}
const together = performance.now()
await Promise.all(Array.from({ length: crowd }, (_, number) => make(view(number))))
const atOnce = performance.now() - together
globalThis.gc?.()
const memory = process.memoryUsage().rss / 2 ** 20
await close()
// The engine warms up with the first few.
const warm = times.slice(Math.min(10, times.length / 2)).toSorted((one, other) => one - other)
const at = (share) => warm[Math.min(warm.length - 1, Math.floor(warm.length * share))]
console.log(JSON.stringify({ cold, p50: at(0.5), p95: at(0.95), atOnce, memory, pages, bytes: first.length }))
