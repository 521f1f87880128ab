import { accepts, checkOptions, optional, type OptionRules } from '@laissez-passer/password/options'
import { takes } from '../option-rules.ts'
import type { CredentialContent, CredentialHolder, CredentialIssuer } from '../credentials/content.ts'
import { dayOf } from './day.ts'
import { areas, competencesOf } from './framework.ts'
import { items } from './items.ts'
import { score, shownLevel } from './score.ts'
import type { FinishedTest } from './test.ts'
import type { DigitalWords } from './words/index.ts'

/** Who holds the credential, who issues it, and in which language. */
export interface CredentialOfTestOptions {
  readonly holder: CredentialHolder
  readonly issuer: CredentialIssuer
  readonly words: DigitalWords
  /** IANA; in which the test was finished on that day. */
  readonly timeZone?: string
}

const rules: OptionRules<CredentialOfTestOptions> = {
  holder: takes.object('who holds the credential'),
  issuer: takes.object('who issues it'),
  words: takes.words,
  timeZone: optional(accepts.text('the name of a time zone, such as Europe/Brussels')),
}

/**
 * What a credential says of a finished test: the overall level and that of each area, with what was shown
 * of it, that it is a self-assessment, and how it was made.
 */
export function credentialOfTest(test: FinishedTest, options: CredentialOfTestOptions): CredentialContent {
  checkOptions('credentialOfTest', options, rules)
  const { holder, issuer, words, timeZone } = options
  const result = score(test)
  const awardedOn = dayOf(test.finishedAt, timeZone)
  const level = words(`digital.level.${result.overall.level}`)
  return {
    holder,
    issuer,
    title: words('digital.credential.title', { level }),
    description: words('digital.credential.description'),
    achievements: areas.map((area) => {
      const { level: reached, points } = result.areas[area]
      // An area may have a level that one of its competences hasn’t: a seal attests what was shown.
      const shown = competencesOf(area).filter((competence) => shownLevel(result, competence) === reached)
      return {
        title: words(`digital.area.${area}`),
        description: words('digital.report.basis'),
        grade: `${words(`digital.level.${reached}`)} (${words('digital.report.scale', { points })})`,
        outcomes: shown.map((competence) => words(`digital.can.${competence}.${reached}`)),
        awardedOn,
      }
    }),
    validFrom: test.finishedAt,
    language: words.language,
    evidence: words('digital.credential.evidence', { count: items.length, points: result.overall.points }),
  }
}
