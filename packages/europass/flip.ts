import { readFileSync } from 'node:fs'
import { verifyCredential } from './src/credentials/index.ts'
const b = new Uint8Array(readFileSync(`/work/shared/samples/edc/Sample-CertOfPart-signed.jsonld`))
const start = Buffer.from(b).indexOf('"signatures"')
let n = 0,
  survived: [number, number, string][] = []
const reasons: Record<string, number> = {}
const end = Date.now() + 100000
while (Date.now() < end) {
  const at =
    Math.random() < 0.1 ? Math.floor(Math.random() * start) : start + Math.floor(Math.random() * (b.length - start))
  const bit = 1 << Math.floor(Math.random() * 7)
  const c = new Uint8Array(b)
  c[at]! ^= bit
  const v = await verifyCredential(c, { now: 1795737600 })
  n++
  if (v.ok) {
    survived.push([at, bit, Buffer.from(b.slice(at - 20, at + 20)).toString()])
  } else reasons[v.reason] = (reasons[v.reason] ?? 0) + 1
}
console.log(n, survived.length, reasons)
for (const s of survived) console.log(s)
