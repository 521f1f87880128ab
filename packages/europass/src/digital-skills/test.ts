import * as z from 'zod/mini'
import { entryId } from '../fields/kit.ts'
import { type Competence, competences } from './framework.ts'
import { type Item, type ItemId, items, itemsOf } from './items.ts'

/** How well somebody can do something: not yet, with help, on their own, well enough to help others. */
export const abilityAnswers = ['0', '1', '2', '3'] as const
/** What somebody says of a statement. */
export const knowledgeAnswers = ['true', 'false', 'unknown'] as const
/** An answer to a question of either kind. */
export type Answer = (typeof abilityAnswers)[number] | (typeof knowledgeAnswers)[number]

/** The answers that a question may have. */
export const answersTo = ({ kind }: Pick<Item, 'kind'>): readonly Answer[] =>
  kind === 'ability' ? abilityAnswers : knowledgeAnswers

const byId = new Map<string, Item>(items.map((item) => [item.id, item]))
const fits = (id: string, answer: string): boolean => {
  const item = byId.get(id)
  return item !== undefined && answersTo(item).some((one) => one === answer)
}

/** Of the year 9999. */
const lastMoment = 253_402_300_799
/** Seconds since the epoch. */
const moment = z.number().check(z.int(), z.nonnegative(), z.maximum(lastMoment))

/** A test under way or finished: a document like any other, that is kept by patches. */
export const digitalTestSchema: z.ZodMiniType<DigitalTest> = z.object({
  id: entryId(),
  /** Which questions were asked. Other ones will be another edition: a result stays what it was. */
  edition: z.literal(1),
  startedAt: moment,
  /** Null while it is under way. */
  finishedAt: z.nullable(moment),
  /** A question without an answer isn't in it. */
  answers: z.record(z.string(), z.string()).check(
    z.refine((answers) => Object.entries(answers).every(([id, answer]) => fits(id, answer)), {
      error: 'not-in-list',
    }),
  ),
})

/** A test of digital skills. */
export interface DigitalTest {
  readonly id: string
  readonly edition: 1
  /** Seconds since the epoch. */
  readonly startedAt: number
  /** Seconds since the epoch; null while it is under way. */
  readonly finishedAt: number | null
  readonly answers: Readonly<Record<string, string>>
}

/** A test that is finished. */
export interface FinishedTest extends DigitalTest {
  readonly finishedAt: number
}

/**
 * A new test.
 *
 * @param options - `now`: seconds since the epoch
 */
export const newDigitalTest = (id: string, { now }: { readonly now: number }): DigitalTest => ({
  id,
  edition: 1,
  startedAt: now,
  finishedAt: null,
  answers: {},
})

/** What somebody answered; null where they haven't yet. */
export function answerTo({ answers }: Pick<DigitalTest, 'answers'>, id: ItemId): Answer | null {
  const given = Object.hasOwn(answers, id) ? answers[id] : undefined
  return [...abilityAnswers, ...knowledgeAnswers].find((answer) => answer === given) ?? null
}

/** A test with an answer more, or another one. */
export const answered = (
  test: DigitalTest,
  { id, answer }: { readonly id: ItemId; readonly answer: Answer },
): DigitalTest => ({
  ...test,
  answers: { ...test.answers, [id]: answer },
})

/** Questions that have no answer yet, in the order in which they are asked. */
export const unanswered = (test: Pick<DigitalTest, 'answers'>): readonly Item[] =>
  items.filter(({ id }) => answerTo(test, id) === null)

/** How many questions have an answer. */
export const answeredCount = (test: Pick<DigitalTest, 'answers'>): number => items.length - unanswered(test).length

/** The competence whose questions come next: the first one that lacks an answer, else the last. */
export const placeOf = (test: Pick<DigitalTest, 'answers'>): Competence =>
  unanswered(test)[0]?.competence ?? competences.at(-1) ?? '5.4'

/** Whether all questions of a competence have an answer. */
export const isCompetenceAnswered = (test: Pick<DigitalTest, 'answers'>, competence: Competence): boolean =>
  itemsOf(competence).every(({ id }) => answerTo(test, id) !== null)

/** Whether a test is finished, with an answer to every question. */
export const isFinished = (test: DigitalTest): test is FinishedTest =>
  test.finishedAt !== null && unanswered(test).length === 0
