// What our packages import of Hono is in the Hono that their range begins with. The matrix runs on it
// (`test:full`); this says the same every day, of names alone. A younger one: write `least-hono.json` anew,
// of its modules' exports.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../install.mjs'
import least from './support/least-hono.json' with { type: 'json' }

const { version, ...modules } = least
const rangeOf = (name) => {
  const { dependencies, peerDependencies } = JSON.parse(
    readFileSync(join(root, 'packages', name, 'package.json'), 'utf8'),
  )
  return peerDependencies?.hono ?? dependencies?.hono
}
const packages = readdirSync(join(root, 'packages')).filter((name) => rangeOf(name) !== undefined)

/** Values that are imported from a module of Hono; types weigh nothing. */
function importsIn(source) {
  return [...source.matchAll(/^import \{([^}]*)\} from '(hono(?:\/[^']*)?)'/gm)].flatMap(([, names, from]) =>
    names
      .split(',')
      .map((name) => name.trim().split(' as ')[0])
      .filter((name) => name !== '' && !name.startsWith('type '))
      .map((name) => ({ name, from })),
  )
}

test.each(packages)(`%s imports of Hono what ${version} has`, (name) => {
  expect(rangeOf(name)).toBe(`^${version}`)
  const src = join(root, 'packages', name, 'src')
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file))
  const younger = files.flatMap((file) =>
    importsIn(readFileSync(join(src, file), 'utf8'))
      .filter((asked) => !modules[asked.from]?.includes(asked.name))
      .map((asked) => `${file}: ${asked.name} of ${asked.from}`),
  )
  expect(younger).toEqual([])
})
