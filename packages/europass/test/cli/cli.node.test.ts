import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCli } from '../../src/cli/index.ts'
import { passport } from '../exchange/fixtures/skills-passport.ts'

let folder = ''
const file = (name: string): string => join(folder, name)
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'europass-'))
  await writeFile(file('cv.xml'), passport)
  await writeFile(file('notes.txt'), 'Some words\n\n- a point\n')
})
afterAll(() => rm(folder, { recursive: true }))

async function run(args: readonly string[], { stdin = '', language = 'en' } = {}) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  const code = await runCli(args, { stdin: Readable.from([stdin]), stdout, stderr, language })
  stdout.end()
  stderr.end()
  return { code, out: await text(stdout), err: await text(stderr) }
}

test('a passport to PDF, and the PDF back to JSON', async () => {
  const made = await run(['convert', file('cv.xml'), file('cv.pdf')])
  expect(made).toMatchObject({ code: 0, out: '' })
  // What came along and has no place in a PDF is named.
  expect(made.err).toMatch(/^[^\n]*cv\.pdf[^\n]*: diplome\.pdf\.[^\n]*\n$/)
  expect((await run(['convert', file('cv.xml'), file('again.xml')])).err).toBe('')
  expect(await readFile(file('again.xml'), 'utf8')).toContain('<oa:FileName>diplome.pdf</oa:FileName>')
  expect((await readFile(file('cv.pdf'), 'latin1')).slice(0, 5)).toBe('%PDF-')
  expect(await run(['convert', file('cv.pdf'), file('cv.json')])).toMatchObject({ code: 0 })
  expect(JSON.parse(await readFile(file('cv.json'), 'utf8'))).toMatchObject({ basics: { name: 'Inès Caron' } })
})

test('standard input and output', async () => {
  const { code, out } = await run(['convert', '-', '-', '--to', 'html'], { stdin: passport })
  expect(code).toBe(0)
  expect(out).toContain('<h1>Inès Caron</h1>')
})

test('a report in words, in English and French', async () => {
  const args = ['convert', file('cv.xml'), file('a.txt'), '--report']
  expect((await run(args)).err).toContain('This isn’t a date that exists: 1988-02-30')
  expect((await run(args, { language: 'fr_FR.UTF-8' })).err).toContain('Cette date n’existe pas')
})

test('a report calls fields what people call them', async () => {
  const { err } = await run(['convert', file('cv.xml'), file('a.txt'), '--report'])
  expect(err).toContain('Personal information › Date of birth')
  expect(err).not.toMatch(/[\da-f]{8}-[\da-f]{4}-/)
})

test('a report as JSON, its file a word of its own behind the option, wherever that stands', async () => {
  const [cv, out, report] = [file('cv.xml'), file('c.txt'), file('word.json')]
  for (const [at, args] of [
    ['convert', cv, out, '--report', report],
    ['convert', '--report', report, cv, out],
    ['--report', report, 'convert', cv, out, '--strict'],
  ].entries()) {
    await rm(report, { force: true })
    expect([0, 3], String(at)).toContain((await run(args)).code)
    expect(JSON.parse(await readFile(report, 'utf8'))).toMatchObject({ format: 'skills-passport' })
  }
  // Without a file it takes none of the two that are converted.
  expect((await run(['convert', '--report', cv, out])).code).toBe(0)
  expect((await run(['convert', cv, '--report', out])).code).toBe(0)
  for (const wrong of [
    ['convert', cv, out, report, '--report'],
    ['convert', cv, out, '--report=x.json', report],
    ['convert', cv, out, '--report', cv, report],
    ['convert', cv, out, '--report', out],
  ])
    expect((await run(wrong)).code, wrong.slice(3).join(' ')).toBe(2)
})

test('a report as JSON', async () => {
  await run(['convert', file('cv.xml'), file('a.txt'), `--report=${file('report.json')}`])
  const report = JSON.parse(await readFile(file('report.json'), 'utf8'))
  expect(report).toMatchObject({ format: 'skills-passport', version: '3.4' })
  expect(report.kept).toContain('personal/givenName')
  expect(report.places['personal/givenName']).toBe('Personal information › First name')
})

test('what a file says has a terminal do nothing', async () => {
  const resume = { basics: { name: 'A B' }, work: [{ name: 'x', startDate: '\u001B]0;owned\u0007\u202E' }] }
  const args = ['convert', '-', file('b.txt'), '--report']
  const { code, err } = await run(args, { stdin: JSON.stringify(resume) })
  expect(code).toBe(0)
  expect(err).toContain('�]0;owned��')
  // oxlint-disable-next-line no-control-regex
  expect(err).not.toMatch(/[\u001B\u0007\u202E]/)
})

test('a report doesn’t take the place of what was converted', async () => {
  for (const [out, report] of [
    [file('same.txt'), file('./same.txt')],
    ['-', '-'],
  ] as const) {
    const { code, err } = await run(['convert', file('cv.xml'), out, '--to', 'text', `--report=${report}`])
    expect(code).toBe(2)
    expect(err).toContain(`--report=${report}`)
  }
})

test('whoever reads the output may go', async () => {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  stdout.destroy()
  const args = ['convert', file('cv.xml'), '-', '--to', 'text']
  expect(await runCli(args, { stdin: Readable.from([]), stdout, stderr, language: 'en' })).toBe(1)
})

test('losses fail only where none are allowed', async () => {
  expect((await run(['convert', file('cv.xml'), file('a.txt')])).code).toBe(0)
  expect((await run(['convert', file('cv.xml'), file('a.txt'), '--strict'])).code).toBe(3)
})

test('text alone becomes text, nothing else', async () => {
  expect((await run(['convert', file('notes.txt'), '-', '--to', 'text'])).out).toBe('Some words\n\n- a point\n')
  expect(await run(['convert', file('notes.txt'), file('b.pdf')])).toMatchObject({
    code: 1,
    err: expect.stringContaining('only text'),
  })
})

test.each<[string, string[], number, string]>([
  ['nothing', [], 0, ''],
  ['half of it', ['convert', 'a.xml'], 2, 'Usage'],
  ['another command', ['print', 'a', 'b.pdf'], 2, 'Usage'],
  ['an option that there isn’t', ['convert', 'a', 'b.pdf', '--fast'], 2, '--fast'],
  ['an option without its value', ['convert', 'a', 'b.pdf', '--template'], 2, '--template'],
  ['an option whose value is nothing', ['convert', 'a', 'b.pdf', '--to='], 2, '--to'],
  ['a value where none is taken', ['convert', 'a', 'b.pdf', '--strict=no'], 2, '--strict=no'],
  ['a language that is none', ['convert', 'a', 'b.pdf', '--language', 'qq_zz'], 2, '--language qq_zz'],
  ['a template that there isn’t', ['convert', 'a', 'b.pdf', '--template', 'x'], 2, '--template x'],
  ['an ending that there isn’t', ['convert', 'a', 'b.odt'], 2, 'b.odt'],
  ['a file that there isn’t', ['convert', '/nowhere/cv.xml', 'b.pdf'], 1, '/nowhere/cv.xml'],
])('%s', async (_, args, code, words) => {
  const outcome = await run(args)
  expect(outcome.code).toBe(code)
  expect(outcome.err).toContain(words)
})

test('a folder that there isn’t, and a file that can’t be read', async () => {
  expect(await run(['convert', file('cv.xml'), '/nowhere/a.txt'])).toMatchObject({
    code: 1,
    err: expect.stringContaining('/nowhere/a.txt'),
  })
  await writeFile(file('bad.xml'), '<a'.repeat(1000))
  expect(await run(['convert', file('bad.xml'), file('c.txt')])).toMatchObject({
    code: 1,
    err: expect.stringContaining('damaged'),
  })
})
