import { expect, test } from 'vitest'
import { publicPackages } from '../pack.mjs'
import { importedBy, readmeOf } from '../matrix/projects.mjs'

test.each(publicPackages().map(({ name }) => [name]))(
  '%s: the README installs all that its examples import',
  (name) => {
    const { examples, wanted } = readmeOf(name)
    expect(wanted).toContain(`@laissez-passer/${name}`)
    const missing = examples.flatMap(({ code, line }) =>
      importedBy(code)
        .filter((from) => !wanted.includes(from))
        .map((from) => `line ${line}: ${from}`),
    )
    expect(missing).toEqual([])
  },
)
