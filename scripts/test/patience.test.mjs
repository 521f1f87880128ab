// A busy machine needs seconds for what takes milliseconds: tests wait as long as vitest.shared.ts says,
// never for the second that vitest and Testing Library have chosen. And none has a clock decide: how long is
// shown by order, by counts, or by a test’s own time, which it has to end within; at most by the processor’s.
import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, inject, test } from 'vitest'
import all from '../../vitest.config.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const patience = inject('patience')
const projects = all.test.projects.map((project) => Object.assign({ root }, project))

/** All tests, and what supports them, with what runs before them. */
const texts = projects
  .filter(({ test: { name } }) => name.endsWith(':node'))
  .flatMap(({ root: folder, test: { name, setupFiles = [] } }) => {
    const tests = `${folder}/${name === 'scripts:node' ? 'scripts/test' : 'test'}`
    return readdirSync(tests, { recursive: true })
      .filter((file) => /\.(?:tsx?|mjs)$/.test(file))
      .map((file) => ({ file: `${tests}/${file}`, text: readFileSync(`${tests}/${file}`, 'utf8'), setupFiles }))
  })

test.each(projects)('tests of $test.name wait long, and fail before their own time is over', (project) => {
  const { expect: expecting, hookTimeout, testTimeout } = project.test
  expect(expecting.poll.timeout).toBe(patience)
  expect(testTimeout).toBeGreaterThan(patience)
  expect(hookTimeout).toBeGreaterThan(patience)
})

test('who waits by Testing Library has told it how long', () => {
  const untold = texts
    .filter(({ setupFiles }) => !setupFiles.some((file) => file.endsWith('/patience.ts')))
    .filter(({ text }) => /from '@testing-library\/\w+'/.test(text) && /\b(?:waitFor|find(?:All)?By)/.test(text))
  expect(untold.map(({ file }) => file)).toEqual([])
})

/** Milliseconds that are given: to `expect.poll` before its matcher, to Testing Library on one line. */
const given = [
  /\.poll\((?:(?!\)\s*\.(?:not|to[A-Z]))[^])*?\btimeout: ([\d_]+)/g,
  /\b(?:waitFor|find(?:All)?By)\w*\(.*\btimeout: ([\d_]+)/g,
]

test('nobody asks to wait less', () => {
  const hasty = texts.flatMap(({ file, text }) =>
    given
      .flatMap((pattern) => [...text.matchAll(pattern)])
      .filter(([, ms]) => Number(ms.replaceAll('_', '')) <= patience)
      .map(([, ms]) => `${file}: ${ms}`),
  )
  expect(hasty).toEqual([])
})

test('nobody judges by how long something took', () => {
  const timed = texts.flatMap(({ file, text }) =>
    [...text.matchAll(/\b(?:performance|Date)\.now\(\) - (?!performance\.timeOrigin)[a-z]\w*/g)].map(
      ([words]) => `${file}: ${words}`,
    ),
  )
  expect(timed).toEqual([])
})
