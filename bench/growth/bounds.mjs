// What is left of activity, of letters that were given up and of the mailbox, once the sweep went over far
// more than they may hold. `node bench/growth/bounds.mjs [--on sqlite,postgresql,d1]`.
import { readArguments } from '../arguments.mjs'
import { databases } from './databases.mjs'
import { statements } from './fill.mjs'

const { values } = readArguments({ options: { on: { type: 'string', default: 'sqlite,postgresql,d1' } } })
const now = Math.floor(Date.now() / 1000)
const year = 365 * 86_400
const all = 1_000_000

for (const kind of values.on.split(',')) {
  const database = await databases[kind]({ around: (_, run) => run() })
  try {
    await database.fill(rows(database.words))
    const letters = 3000
    for (let n = 1; n <= letters; n++) await database.store.mailbox.add(letter(n), { accountId: null })
    const before = await left(database.store)
    const began = performance.now()
    while ((await database.store.sweep({ now })) > 0);
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    const after = await left(database.store)
    console.log(`${kind}: ${letters} letters were sent to the mailbox; swept in ${seconds} s`)
    for (const [what, count] of Object.entries(after)) console.log(`  ${what}: ${before[what]}, then ${count}`)
  } finally {
    await database.close()
  }
}

/**
 * Somebody whose program signs in every minute, somebody who came twice a day for two years, and letters of
 * two years that nobody could be sent.
 */
function rows(words) {
  const [people] = statements(words, { from: 1, to: 2, person: { passwordHash: 'none' }, now })
  const account = (name) => `(select id from accounts where email = '${name}@example.org')`
  const entries = (name, { count, step }) =>
    `insert into activity (id, account_id, kind, at, details, position) ${words.series(1, count)}
     select '${name}-' || ${words.text('n')}, ${account(name)}, 'signed-in', ${now} - (${count} - n) * ${step}, '{}', n from ${series(words, count)}`
  const given = 5000
  return [
    people,
    entries('person-1', { count: 50_000, step: 60 }),
    entries('person-2', { count: 1460, step: 43_200 }),
    `insert into outbox (id, kind, "to", template, language, sealed, created_at, due_at, attempts, abandoned_at)
     ${words.series(1, given)}
     select 'letter-' || ${words.text('n')}, 'mail', 'nobody@example.org', 'welcome', 'en', 'sealed', ${now} - n * ${(2 * year) / given},
       ${now}, 9, ${now} - n * ${(2 * year) / given} from ${series(words, given)}`,
  ]
}

function series(words, count) {
  return words.from ?? `generate_series(1, ${count}) as n`
}

function letter(n) {
  return { id: `letter-${n}`, kind: 'mail', to: 'a@example.org', subject: 's', text: 't', html: 'h', sentAt: now }
}

async function left(store) {
  const entriesOf = async (name) => {
    const account = await store.accounts.find({ email: `${name}@example.org` })
    return (await store.activity.list(account.id, { limit: all })).length
  }
  return {
    'activity of who signs in each minute': await entriesOf('person-1'),
    'activity of two years': await entriesOf('person-2'),
    'letters given up': (await store.outbox.list({ state: 'abandoned', limit: all })).length,
    'letters in the mailbox': (await store.mailbox.list({ limit: all })).length,
  }
}
