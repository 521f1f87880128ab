import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { activityKinds } from '@laissez-passer/core/internal/account'
import { renderMessage } from '../../src/templates/index.ts'

const root = new URL('../../../../', import.meta.url)
const guide = readFileSync(new URL('docs/src/content/docs/guides/ways-back-in.md', root), 'utf8')

/**
 * The rows of the guide's table: kinds of activity, the mail that follows, whether it carries "this wasn't
 * me".
 */
const rows = [...guide.matchAll(/^\| (`[a-z-]+`(?:, `[a-z-]+`)*) \| ([^|]+) \| ([^|]*)\|$/gm)].map(
  ([, kinds = '', mail = '', notMe = '']) => ({
    kinds: [...kinds.matchAll(/`([a-z-]+)`/g)].map(([, kind = '']) => kind),
    mail: /^`([a-z-]+)`$/.exec(mail.trim())?.[1] ?? null,
    notMe: notMe.trim() === 'yes',
  }),
)

/** Core's source, whole. */
const core = readdirSync(new URL('packages/core/src/', root), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(new URL(`packages/core/src/${name}`, root), 'utf8'))
  .join('\n')

/** Every kind that My Account has words for. */
const shown = readdirSync(new URL('packages/pages/', root), { recursive: true, encoding: 'utf8' })
  .filter((name) => /^(?:src\/methods\/[^/]+\/)?messages\/en\.json$/.test(name))
  .flatMap((name) => Object.keys(JSON.parse(readFileSync(new URL(`packages/pages/${name}`, root), 'utf8'))))
  .filter((key) => key.startsWith('activity.'))
  .map((key) => key.slice('activity.'.length))
  .filter((kind) => !['title', 'line', 'text', 'none'].includes(kind))

const listed = rows.flatMap(({ kinds }) => kinds)
const params = {
  dueAt: 1_795_521_600,
  provider: 'EU Login',
  origin: 'https://id.example.eu',
  base: '/cas',
  firstName: 'Jane',
  notMeLink: 'https://id.example.eu/cas/not-me?token=x',
}

test('whatever changes an account stands in the guide’s table, once', () => {
  expect(listed.toSorted()).toEqual([...activityKinds].toSorted())
  expect(shown.toSorted()).toEqual([...activityKinds].toSorted())
})

describe.each(rows.flatMap(({ mail, notMe }) => (mail === null ? [] : [{ mail, notMe }])))(
  '$mail',
  ({ mail, notMe }) => {
    test('is sent by core, and speaks the person’s language', () => {
      expect(core).toContain(`'${mail}`)
      const [english, french] = ['en', 'fr'].map((language) => renderMessage({ template: mail, language, params }))
      expect(french?.subject).not.toBe(english?.subject)
      expect(english?.text.includes(params.notMeLink)).toBe(notMe)
      expect(french?.text.includes(params.notMeLink)).toBe(notMe)
    })
  },
)
