import { describe, expect, test } from 'vitest'
import { cefrLevels, cefrSkills } from '../../src/cefr/index.ts'
import { languagesWords, skillsOf, statementsOf } from '../../src/languages/index.ts'

/** What only somebody who speaks or hears does. */
const voice = {
  en: /\b(speak|say|said|talks? to|hear|listen|pronounce|voice)/i,
  fr: /\b(parl|dit\b|dis\b|entend|écout|prononc|voix)/i,
}

describe.each(['en', 'fr'] as const)('statements in %s', (language) => {
  test('are all there, and none says what another says', async () => {
    const say = await languagesWords(language)
    const texts = [false, true].flatMap((signed) =>
      skillsOf({ signed }).flatMap((skill) =>
        cefrLevels.flatMap((level) =>
          statementsOf(skill, { level, signed }).map((id) => `${id}: ${say(`canDo.${id}`)}`),
        ),
      ),
    )
    const distinct = new Set(texts)
    expect(distinct.size).toBe((cefrSkills.length + 1) * cefrLevels.length * 3)
    expect(new Set([...distinct].map((one) => one.slice(one.indexOf(': ')))).size).toBe(distinct.size)
    for (const text of distinct) expect(text).toMatch(/: (I|J’|Je|En|Dans|Quand|In|When|,).*[.]$/)
  })
  test('that sign languages are asked are about no voice', async () => {
    const say = await languagesWords(language)
    for (const skill of skillsOf({ signed: true }))
      for (const level of cefrLevels)
        for (const id of statementsOf(skill, { level, signed: true }))
          expect(say(`canDo.${id}`)).not.toMatch(voice[language])
  })
})
