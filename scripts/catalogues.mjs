// Where the catalogues of messages lie, and what each owner says with all of them.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { root } from './install.mjs'

/** What every owner's messages may quote: packages/i18n/messages. */
const shared = 'packages/i18n/messages'

/** Folders called `messages` that hold catalogues, in an owner's root or beside what they are about. */
function foldersOf(owner) {
  const source = join(root, owner, 'src')
  const nested = existsSync(source) ? readdirSync(source, { recursive: true, withFileTypes: true }) : []
  return [
    join(root, owner, 'messages'),
    ...nested
      .filter((entry) => entry.isDirectory() && entry.name === 'messages')
      .map((entry) => join(entry.parentPath, 'messages')),
  ]
    .filter((folder) => existsSync(join(folder, 'en.json')))
    .map((folder) => relative(root, folder))
}

/** A JSON file of a folder of messages. */
export const read = (folder, name) => JSON.parse(readFileSync(join(root, folder, `${name}.json`), 'utf8'))

/** The languages of a folder: its files, but the translators' context. */
export const languagesOf = (folder) =>
  readdirSync(join(root, folder))
    .filter((file) => /^[a-z]{2}\.json$/.test(file))
    .map((file) => file.replace('.json', ''))

/** Every package and app that has words: where they lie, and what they may quote. */
export function owners() {
  return ['packages', 'apps']
    .flatMap((parent) => readdirSync(join(root, parent)).map((name) => `${parent}/${name}`))
    .map((owner) => ({ owner, folders: foldersOf(owner) }))
    .filter(({ folders }) => folders.length > 0)
}

/** All that an owner says in a language, what it shares with others included. */
export function said(folders, language) {
  return Object.assign({}, ...[shared, ...folders].map((folder) => read(folder, language)))
}
