// A program that is started with others: `starts.mjs WHAT FILE`. Goes on once FILE is there; then it listens,
// ends (`ends`) or can't start at all (`refuses`). One that `dies` does so before it is told to listen; one
// that `is late` says that it can start no sooner than FILE is there.
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

const [, , what, file] = process.argv
if (what === 'refuses') process.exit(3)
while (what === 'is late' && !existsSync(file)) await sleep(5)
process.send('can-start', () => what === 'dies' && process.exit(5))
await once(process, 'message')
while (!existsSync(file)) await sleep(5)
if (what === 'ends' || what === 'is late') process.exit(4)
process.send('started', () => process.disconnect())
setInterval(() => {}, 1000)
