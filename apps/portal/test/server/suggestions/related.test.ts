import { emptyProfile, profileDraftSchema } from '@laissez-passer/europass/profile'
import { expect, test } from 'vitest'
import { relatedIn } from '../../../src/server/suggestions/related.ts'
import type { SuggestionTable } from '../../../src/server/suggestions/table.ts'
import { portal } from '../portal.ts'

const at = (name: string): string => `https://example.eu/${name}`
const table: SuggestionTable = {
  occupation: [
    { uri: at('falconer'), en: 'falconer', fr: 'fauconnier/fauconnière', with: [at('birds'), at('first-aid')] },
    { uri: at('keeper'), en: 'zoo keeper', fr: 'gardien de zoo/gardienne de zoo', with: [at('birds')] },
    { uri: at('baker'), en: 'baker', fr: 'boulanger/boulangère' },
  ],
  skill: [
    { uri: at('birds'), en: 'birds of prey', fr: 'rapaces', also: ['falcons'] },
    { uri: at('first-aid'), en: 'first aid', fr: 'premiers secours' },
  ],
}
const related = relatedIn(table)
const of = (texts: readonly string[], language: 'en' | 'fr' = 'en') =>
  related(
    texts.map((text) => ({ text, uri: '' })),
    { language, most: 5 },
  )
const labels = (list: readonly { readonly label: string }[]) => list.map(({ label }) => label)

test('an occupation leads to its skills, and a skill or interest to its occupations', () => {
  expect(labels(of(['Fauconnière']).skill)).toEqual(['birds of prey', 'first aid'])
  expect(labels(of(['Photographing FALCONS at dawn']).occupation)).toEqual(['falconer', 'zoo keeper'])
  expect(labels(of(['rapaces'], 'fr').occupation)).toEqual([
    'fauconnier/fauconnière',
    'gardien de zoo/gardienne de zoo',
  ])
})

test('what somebody has isn’t suggested, what goes with most comes first, and it is said why', () => {
  const found = of(['falcons', 'First aid', 'zoo keeper'])
  expect(found).toEqual({
    occupation: [{ uri: at('falconer'), label: 'falconer', because: ['falcons', 'First aid'] }],
    skill: [],
  })
  expect(of(['birds of prey', 'first aid']).occupation.map(({ because }) => because.length)).toEqual([2, 1])
})

test('a part of a word is no name, and a chosen concept is what it is whatever its text says', () => {
  expect(of(['bakery', 'gyrfalcons'])).toEqual({ occupation: [], skill: [] })
  const chosen = related([{ text: 'Maître des oiseaux', uri: at('falconer') }], { language: 'en', most: 1 })
  expect(chosen.skill).toEqual([{ uri: at('birds'), label: 'birds of prey', because: ['Maître des oiseaux'] }])
})

test('somebody signed in is told what goes with their own profile alone', async () => {
  const { send, signIn } = portal()
  const mine = (cookie?: string) => send('GET', '/api/suggestions/mine?language=en', cookie ? { cookie } : {})
  const ada = await signIn('ada')
  const profile = profileDraftSchema.parse({
    ...emptyProfile(),
    entries: {
      'work-experience': [{ id: 'one', occupation: 'Web developer', description: [] }],
      'profile-skills': [{ id: 'two', name: '', skills: ['SQL'], achievements: [] }],
      'hobbies-interests': [{ id: 'three', title: 'Singing in a choir', description: [] }],
    },
  })
  await send('PUT', '/api/documents/profile/profile', { cookie: ada, body: { schema: 2, value: profile } })
  const read: unknown = await (await mine(ada)).json()
  expect(read).toMatchObject({
    occupation: expect.arrayContaining([
      expect.objectContaining({ label: 'musician', because: ['Singing in a choir'] }),
    ]),
    skill: expect.arrayContaining([expect.objectContaining({ label: 'JavaScript', because: ['Web developer'] })]),
  })
  expect(JSON.stringify(read)).not.toContain('"label":"SQL"')
  expect((await mine()).status).toBe(401)
  expect(await (await mine(await signIn('boris'))).json()).toEqual({ occupation: [], skill: [] })
})
