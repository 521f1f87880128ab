import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { drawSequence, readSequence } from '../../docs/sequence.ts'

const text = 'Browser -> App: GET /me?a=1&b=<2>\nApp --> Browser: 303\nnote Browser, App: waits\nApp -> App: thinks'

test('a sequence is read: who takes part, in order, and what happens', () => {
  const { actors, steps } = readSequence(text)
  expect(actors).toEqual(['Browser', 'App'])
  expect(steps.map(({ kind }) => kind)).toEqual(['message', 'answer', 'note', 'message'])
  expect(() => readSequence('Browser => App: no')).toThrow('not a step of a sequence: Browser => App: no')
})

test('everything that is drawn is in the list, too, and nothing of it becomes markup', () => {
  const html = drawSequence(text, { title: 'A “way” & back' })
  expect(html).toContain('<figcaption>A “way” &amp; back</figcaption>')
  expect(html).toContain('<svg viewBox="0 0 392')
  expect(html).toContain('aria-hidden="true"')
  expect(html.match(/<li>.*?<\/li>/g)).toEqual([
    '<li><strong>Browser to App:</strong> GET /me?a=1&amp;b=&lt;2></li>',
    '<li><strong>App to Browser:</strong> 303</li>',
    '<li><strong>Browser, App:</strong> waits</li>',
    '<li><strong>App:</strong> thinks</li>',
  ])
  expect(html).not.toContain('<2>')
})

test('each sequence of the documentation can be drawn, of four at most: more can’t be read on a page', () => {
  const pages = globSync('docs/src/content/docs/{*,guides/*}.{md,mdx}')
  const blocks = pages.flatMap((path) => [
    ...readFileSync(path, 'utf8').matchAll(/^```sequence ([^\n]*)\n([\s\S]*?)^```/gm),
  ])
  expect(blocks.length).toBeGreaterThan(8)
  for (const [, marks, block] of blocks) {
    expect(marks).toMatch(/^title="[^"]+"$/)
    expect(readSequence(block).actors.length).toBeLessThan(5)
  }
})
