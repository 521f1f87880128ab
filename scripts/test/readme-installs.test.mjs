import { expect, test } from 'vitest'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { publicPackages } from '../pack.mjs'
import { importedBy, readmeOf } from '../matrix/projects.mjs'

test.each(publicPackages().map(({ folder, name }) => [name, folder]))(
  '%s: the README installs all that its examples import',
  (name, folder) => {
    const { examples, wanted } = readmeOf(name)
    expect(wanted).toContain(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).name)
    const missing = examples.flatMap(({ code, line }) =>
      importedBy(code)
        .filter((from) => !wanted.includes(from))
        .map((from) => `line ${line}: ${from}`),
    )
    expect(missing).toEqual([])
  },
)
