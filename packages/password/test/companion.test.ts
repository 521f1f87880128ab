import { expect, test } from 'vitest'
import { companion, toldOf } from '../src/companion.ts'

const which = { name: 'pg', needs: 'A store on PostgreSQL' }
const named = {
  code: 'missing-package',
  message: 'A store on PostgreSQL needs the package pg, which isn’t installed: npm install pg',
}

test.each([
  ['Node, import', "Cannot find package 'pg' imported from /srv/app/dist/postgres.js"],
  ['Node, require', "Cannot find module 'pg'\nRequire stack:\n- /srv/app/dist/postgres.js"],
  ['Node, a file of it', "Cannot find module 'pg/package.json'"],
  ['Bun', 'Cannot find package "pg" imported from "/srv/app/dist/postgres.js"'],
  ['Deno', 'Import "pg" not a dependency and not in import map from "file:///srv/app/dist/postgres.js"'],
  ['Plug’n’Play', 'Your application tried to access pg, but it isn’t declared in your dependencies'],
  ['Plug’n’Play, of a peer', '@laissez-passer/store-sql tried to access pg (a peer dependency) but it isn’t provided'],
])('the words of %s', async (_, message) => {
  const cause = new Error(message)
  await expect(companion(() => Promise.reject(cause), which)).rejects.toMatchObject({ ...named, cause })
})

test.each([
  ['one that it needs', "Cannot find package 'pg-protocol' imported from /srv/node_modules/pg/lib/index.js"],
  ['what fails in it', 'pg is broken'],
])('%s isn’t called missing', (_, message) => {
  const error = new Error(message)
  expect(toldOf(error, which)).toBe(error)
})

test('a name is taken letter by letter, and what isn’t an error is no package', () => {
  const of = { name: '@own/p.g', needs: 'It' }
  expect(toldOf(new Error("Cannot find package '@own/p.g'"), of)).toMatchObject({ code: 'missing-package' })
  const other = new Error("Cannot find package '@own/pxg'")
  expect(toldOf(other, of)).toBe(other)
  const said = { message: "Cannot find package 'pg'" }
  expect(toldOf(said, which)).toBe(said)
})

test('what is there is given', async () => {
  expect(await companion(async () => 1, which)).toBe(1)
})
