import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Writes the page of errors from the sources: each code of `LaissezPasserError` with what it means (here),
 * who throws it (there); and every union of reasons. `--check` says whether the page is as the sources are.
 */
const root = fileURLToPath(new URL('../', import.meta.url))
const page = 'docs/src/content/docs/errors.md'

const meanings = {
  busy: 'Too many passwords wait to be hashed: the request may be sent again, as its answer 503 says.',
  'invalid-destination': 'A page of one’s own led to set up a factor, and isn’t below the provider’s base.',
  'invalid-settings': 'Options, settings or services that are invalid; the message has a line for each.',
  'missing-package': 'An optional package isn’t installed; the message says which.',
  'no-free-uid': 'No unique identifier was free after many tries: `random` isn’t random.',
  'not-decided': 'A proposal of an administrator doesn’t wait for this one any more.',
  'sealed-value':
    'Something sealed can’t be opened: `SECRET_KEY` is another than when it was written, or the row was damaged.',
  'signing-keys': 'The signing keys of OpenID Connect can’t be used; the message says what is wrong.',
  snapshot: 'A backup isn’t one, or was cut off; the message says where.',
  'snapshot-too-large': 'A backup is larger than it may be.',
  'store-gone': 'What was to be written belongs to an account that was deleted meanwhile: 404.',
  'store-in-use': 'Somebody works on the database: stop the server first.',
  'store-occupied': 'The database holds data already, and `--replace` wasn’t said.',
  'store-order':
    'Several databases make one store, and this one has another place or key: `LOGIN_DATABASE_URL` names them in another order.',
  'store-schema': 'The schema of the database is older, newer or another’s; the message says what to do.',
  'store-unavailable': 'The database doesn’t answer, or can’t write: 503, and again later.',
  'unknown-place': 'An id of an account isn’t one of ours.',
  'unknown-template': 'There is no letter of this name.',
}

const sources = globSync('packages/*/src/**/*.{ts,tsx}', { cwd: root })
  .map((path) => path.replaceAll('\\', '/'))
  .toSorted()
  .map((path) => ({ path, owner: path.split('/')[1], text: readFileSync(join(root, path), 'utf8') }))

const thrown = new Map()
for (const { owner, text } of sources)
  for (const [, code] of text.matchAll(/new LaissezPasserError\(\s*'([\w-]+)'/g))
    thrown.set(code, new Set([...(thrown.get(code) ?? []), owner]))

const unknown = [...thrown.keys()].filter((code) => !(code in meanings))
const idle = Object.keys(meanings).filter((code) => !thrown.has(code))
for (const code of unknown) console.error(`scripts/errors.mjs: say what \`${code}\` means`)
for (const code of idle) console.error(`scripts/errors.mjs: nothing throws \`${code}\``)

/** Unions of two and more, by the folder that they are of. */
const unions = sources.flatMap(({ owner, path, text }) =>
  [...text.matchAll(/\breason: (?:\|\s*)?('[\w-]+'(?:\s*\|\s*'[\w-]+')+)/g)].map(([, union]) => ({
    owner,
    where: path.replace(/^packages\/\w[\w-]*\/src\//, '').replace(/\.tsx?$/, ''),
    reasons: [...union.matchAll(/'([\w-]+)'/g)].map(([, reason]) => reason),
  })),
)

const lines = (owner) => {
  const own = unions.filter((each) => each.owner === owner)
  const rows = own.map(({ reasons, where }) => `| \`${where}\` | ${reasons.map((each) => `\`${each}\``).join(', ')} |`)
  return [...new Set(rows)].join('\n')
}

const text = `---
title: Errors and reasons
description: Every code that is thrown, and every reason by which something is refused.
---

Expected outcomes are values, \`{ ok: false, reason }\`. What a programmer or an operator did wrong, and what can’t be answered now, is thrown: a
\`LaissezPasserError\` of \`@laissez-passer/core/errors\` with a \`code\` that stays. This page is made from the sources. Reasons of the JSON API stand
[address by address](/json-api/), those of the app in [its protocol](/authenticator-protocol/).

## Codes

| code | means | thrown by |
|---|---|---|
${[...thrown]
  .toSorted(([a], [b]) => (a < b ? -1 : 1))
  .map(([code, owners]) => `| \`${code}\` | ${meanings[code] ?? ''} | ${[...owners].join(', ')} |`)
  .join('\n')}

## Reasons

${[...new Set(unions.map(({ owner }) => owner))]
  .map((owner) => `### ${owner}\n\n| where | reasons |\n|---|---|\n${lines(owner)}`)
  .join('\n\n')}
`

const file = join(root, page)
if (!process.argv.includes('--check')) writeFileSync(file, text)
else if (readFileSync(file, 'utf8') !== text) {
  console.error(`${page} isn't what the sources say: pnpm run errors`)
  process.exitCode = 1
}
if (unknown.length + idle.length > 0) process.exitCode = 1
