// Draws every template with every sample, and a sheet of all pages for each template, to look at:
// `pnpm templates FOLDER [TEMPLATE…]`. Run with `node --conditions=laissez-passer:source`.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type Design,
  documentSetting,
  fontFiles,
  fontNames,
  type PrintedDocument,
  type TemplateName,
  templateNames,
} from '../src/templates/index.ts'
import { typeset } from '../src/typst/index.ts'
import { typstNode } from '../src/typst-node/index.ts'
import { viewOf } from '../test/samples/build.ts'
import { letters, letterViewOf } from '../test/samples/letters.ts'
import { people } from '../test/samples/people.ts'
import { mark } from '../test/samples/picture.ts'

const [folder = 'contact-sheets', ...only] = process.argv.slice(2)
const engine = typstNode({ timeout: 120_000 })
const now = new Date('2026-11-26T12:00:00Z')

/** What a person may choose, each so that it shows. */
const designs: Readonly<Record<string, Partial<Design>>> = {
  'letter-large-narrow': { paper: 'us-letter', size: 'large', margins: 'narrow', dates: 'long', logo: mark },
  'small-wide': { size: 'small', margins: 'wide', dates: 'numeric', colour: '#ffcc00' },
  ...Object.fromEntries(fontNames.map((font) => [font, { font }])),
}

async function documentsOf(template: TemplateName): Promise<Record<string, PrintedDocument[]>> {
  const all: Record<string, PrintedDocument[]> = {}
  const cv = async (name: keyof typeof people, design?: Partial<Design>): Promise<PrintedDocument> => ({
    kind: 'cv',
    template,
    view: await viewOf(people[name], template, design),
  })
  const letter = async (name: keyof typeof letters, design?: Partial<Design>): Promise<PrintedDocument> => ({
    kind: 'letter',
    template,
    view: await letterViewOf(letters[name], template, design),
  })
  for (const name of [
    'short',
    'twoPages',
    'tenPages',
    'longWords',
    'manyEntries',
    'greek',
    'bulgarian',
    'arabic',
  ] as const)
    all[name] = [await cv(name)]
  for (const name of ['english', 'french', 'bulgarianLetter', 'arabicLetter', 'longLetter'] as const)
    all[`letter-${name}`] = [await letter(name)]
  for (const [name, design] of Object.entries(designs)) all[`design-${name}`] = [await cv('twoPages', design)]
  all['letter-and-cv'] = [
    await letter('english', designs['letter-large-narrow']),
    await cv('twoPages', designs['letter-large-narrow']),
  ]
  return all
}

/** Pages of documents beside each other. */
async function sheet(
  files: Readonly<Record<string, Uint8Array>>,
  pages: Readonly<Record<string, number>>,
): Promise<Uint8Array> {
  const shown = Object.entries(pages).flatMap(([file, count]) =>
    Array.from({ length: Math.min(count, 4) }, (_, at) => ({ file, page: at + 1 })),
  )
  return engine.typeset({
    source: `#set page(width: 84cm, height: auto, margin: 1cm, fill: luma(190))
#grid(columns: 6, gutter: 0.6cm, ..json(bytes(sys.inputs.shown)).map(one => box(fill: white, image(one.file, page: one.page, width: 13cm))))`,
    inputs: { shown: JSON.stringify(shown) },
    files,
    fonts: fontFiles('open-sans'),
    output: { format: 'pdf', createdAt: now },
  })
}

await mkdir(folder, { recursive: true })
for (const template of templateNames.filter((name) => only.length === 0 || only.includes(name))) {
  const files: Record<string, Uint8Array> = {}
  const pages: Record<string, number> = {}
  for (const [name, documents] of Object.entries(await documentsOf(template))) {
    const begun = performance.now()
    const { bytes, missing } = await typeset(documentSetting(documents), engine, { now, check: 'ua-1' })
    await writeFile(join(folder, `${template}-${name}.pdf`), bytes)
    for (const { character, path } of missing) console.error(`${template} ${name}: no ${character} in ${path}`)
    files[`/${name}.pdf`] = bytes
    pages[`/${name}.pdf`] = new TextDecoder('latin1').decode(bytes).match(/\/Type\s*\/Page\b/g)?.length ?? 1
    console.log(template, name, `${pages[`/${name}.pdf`]} pages, ${Math.round(performance.now() - begun)} ms`)
  }
  await writeFile(join(folder, `${template}.pdf`), await sheet(files, pages))
}
await engine.close()
