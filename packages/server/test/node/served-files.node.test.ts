import { mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { servedFilesIn } from '../../src/node/served-files.ts'

// An app with such a brand ended with a stack.
test('a link that leads nowhere or round is no file, and the others are served', () => {
  const folder = mkdtempSync(join(tmpdir(), 'served-'))
  writeFileSync(join(folder, 'mark.svg'), '<svg/>')
  symlinkSync(join(folder, 'gone.svg'), join(folder, 'dangling.svg'))
  symlinkSync('loop.css', join(folder, 'loop.css'))
  expect([...servedFilesIn(folder).keys()]).toEqual(['mark.svg'])
})
