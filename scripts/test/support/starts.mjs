// A program that is started with others: `starts.mjs WHAT FILE`. Goes on once FILE is there; then it listens,
// ends (`ends`) or can't start at all (`refuses`, and `is wrong…`, which says why). One that `dies` does so
// before it is told to listen; one that `is late` says that it can start no sooner than FILE is there.
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

const [, , what, file] = process.argv
if (what === 'refuses') process.exit(3)
if (what.startsWith('is wrong')) {
  // The slower one is heard as well.
  if (what !== 'is wrong') await sleep(300)
  console.error(`${what}: DRAIN_SECONDS=x can’t be used. Accepted: a number.\n${what} for itself`)
  process.exit(3)
}
while (what === 'is late' && !existsSync(file)) await sleep(5)
process.send('can-start', () => what === 'dies' && process.exit(5))
await once(process, 'message')
while (!existsSync(file)) await sleep(5)
if (what === 'ends' || what === 'is late') process.exit(4)
process.send('started', () => process.disconnect())
setInterval(() => {}, 1000)
