// A program that is started with others: `starts.mjs WHAT FILE`. Goes on once FILE is there; then it listens,
// ends (`ends`) or can't start at all (`refuses`).
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

const [, , what, file] = process.argv
if (what === 'refuses') process.exit(3)
process.send('can-start')
await once(process, 'message')
while (!existsSync(file)) await sleep(5)
if (what === 'ends') process.exit(4)
process.send('started', () => process.disconnect())
setInterval(() => {}, 1000)
