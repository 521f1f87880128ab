/**
 * Draws the pictures of `assets/` and writes every page in every sample state, in every language and in the
 * pseudo-language, to a folder to be looked at: `pnpm preview [folder]`.
 */
import { spokenLanguages } from '@laissez-passer/i18n/languages'
import { copyFile, mkdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { sampleDocuments } from './documents.ts'
import { drawings } from './draw.ts'

const folder = resolve(process.argv[2] ?? join(tmpdir(), 'laissez-passer-pages'))
await mkdir(folder, { recursive: true })
await copyFile('dist/login.css', join(folder, 'login.css'))
await copyFile('../widgets/tokens.css', join(folder, 'tokens.css'))
for (const [name, svg] of Object.entries(drawings())) {
  await writeFile(join('assets', name), svg)
  await writeFile(join(folder, name), svg)
}
await writeFile(
  join(folder, 'captcha.svg'),
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 80"><text x="40" y="55" font-size="44" font-family="serif" rotate="8 -6 12 -9 4">k7mwp</text></svg>',
)
for (const { lang, pseudo } of [
  ...spokenLanguages.map((lang) => ({ lang, pseudo: undefined })),
  { lang: 'en', pseudo: 'long' },
] as const) {
  for (const { name, html } of sampleDocuments(lang, {
    pseudo,
    name: 'EU Login',
    assets: '.',
    supportEmail: 'help@id.example.eu',
  })) {
    await writeFile(join(folder, `${name}.${pseudo ?? lang}.html`), html)
  }
}
console.log(folder)
