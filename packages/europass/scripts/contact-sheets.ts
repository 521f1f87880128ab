// Draws every template with every sample, and sheets with all pages of each: pnpm templates FOLDER
// [TEMPLATE…] Run with `node --conditions=laissez-passer:source`.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { templateNames, documentSetting } from '../src/templates/index.ts'
import { typeset } from '../src/typst/index.ts'
import { typstNode } from '../src/typst-node/index.ts'
import { viewOf } from '../test/samples/build.ts'
import { people } from '../test/samples/people.ts'

const [folder = 'contact-sheets', ...only] = process.argv.slice(2)
const engine = typstNode({ timeout: 120_000 })
const now = new Date('2026-11-26T12:00:00Z')
await mkdir(folder, { recursive: true })
for (const template of templateNames.filter((name) => only.length === 0 || only.includes(name))) {
  for (const [name, sample] of Object.entries(people)) {
    const view = await viewOf(sample, template)
    const begun = performance.now()
    const setting = documentSetting([{ kind: 'cv', template, view }])
    const made = await typeset(setting, engine, { now, check: 'ua-1' }).catch((error: unknown) => {
      console.error(template, name, String(error))
    })
    if (!made) continue
    await writeFile(join(folder, `${template}-${name}.pdf`), made.bytes)
    if (made.missing.length > 0) console.error(template, name, JSON.stringify(made.missing))
    console.log(template, name, `${Math.round(performance.now() - begun)} ms`)
  }
}
await engine.close()
