import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { root } from '../install.mjs'

const files = globSync('{apps,packages}/*/{,src/**/}*.css', { cwd: root })

test('nothing stays lit after a tap: what a pointer changes is asked of devices that hover', () => {
  expect(files.length).toBeGreaterThan(20)
  const lasting = files.filter((file) => {
    const elsewhere = readFileSync(`${root}${file}`, 'utf8').replaceAll(
      /@media \(hover: hover\) \{[^{}]*\{[^{}]*\}\s*\}/g,
      '',
    )
    return elsewhere.includes(':hover')
  })
  expect(lasting).toEqual([])
})

test('style sheets that are published say their charset: a server may send them without', () => {
  const published = files.filter((file) => /^packages\/(widgets\/[a-z]+|pages\/src\/login)\.css$/.test(file))
  expect(published).toHaveLength(3)
  for (const file of published) expect(readFileSync(`${root}${file}`, 'utf8')).toMatch(/^@charset "utf-8";\n/)
})
