import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

// Asked for by the style sheet alone it came after the first screen, which was drawn twice.
test('the font is asked for with the program: the file that the style sheet names', () => {
  const app = `${import.meta.dirname}/../../`
  const [, file = ''] = /href="\/(node_modules\/\S+\.woff2)"/.exec(readFileSync(`${app}index.html`, 'utf8')) ?? []
  const [folder, name] = file.split('/files/')
  expect(name).toBeDefined()
  expect(readFileSync(`${app}${folder}/index.css`, 'utf8')).toContain(`url(./files/${name})`)
  expect(readFileSync(`${app}src/web/app.css`, 'utf8')).toContain(`@import '${folder?.replace('node_modules/', '')}'`)
})
