import { exchangeTranslator } from '../messages.ts'
import type { PassportWords } from './passport.ts'

/**
 * Titles of what a passport has by its form alone.
 *
 * @param language - of the document; English for one that we don't speak
 */
export function passportWords(language: string): PassportWords {
  const say = exchangeTranslator(/^fr\b/.test(language) ? 'fr' : 'en')
  return {
    personalSkills: say('exchange.passport.personalSkills'),
    communication: say('exchange.passport.communication'),
    organisational: say('exchange.passport.organisational'),
    jobRelated: say('exchange.passport.jobRelated'),
    computer: say('exchange.passport.computer'),
    artistic: say('exchange.passport.artistic'),
    other: say('exchange.passport.other'),
    languageExperience: say('exchange.passport.languageExperience'),
    digitalLevels: say('exchange.passport.digitalLevels'),
    additional: say('exchange.passport.additional'),
    annexes: say('exchange.passport.annexes'),
  }
}
