import type { Executor } from '@laissez-passer/store-sql/executors'
import { surveySchema } from '../survey/survey.ts'
import { toText, runOn } from './run.ts'
import type { KeptAnswers, Survey } from './survey.ts'

/** The survey in a database. */
export function sqlSurvey(executor: Executor): Survey {
  const run = runOn(executor)
  return {
    add: async (answers, { id, day, person }) => {
      const said = JSON.stringify(answers)
      if (person === null) {
        await run.changes('INSERT INTO survey_answers (id, day, answers) VALUES (?, ?, ?)', id, day, said)
        return true
      }
      // Whose row it is that was just made tells a mark that is nowhere else.
      const mark = crypto.randomUUID()
      const results = await executor.commit([
        {
          sql: 'INSERT INTO survey_people (owner, mark) VALUES (?, ?) ON CONFLICT (owner) DO NOTHING',
          parameters: [person, mark],
        },
        {
          sql: `INSERT INTO survey_answers (id, day, answers)
                SELECT ?, ?, ? FROM survey_people WHERE owner = ? AND mark = ?`,
          parameters: [id, day, said, person, mark],
        },
      ])
      return results[1]?.changes === 1
    },
    answered: async (person) =>
      (await run.find('SELECT owner FROM survey_people WHERE owner = ?', person)) !== undefined,
    all: async () =>
      (await run.list('SELECT day, answers FROM survey_answers ORDER BY day, id')).flatMap((row): KeptAnswers[] => {
        const read = surveySchema.safeParse(JSON.parse(toText(row['answers'])))
        return read.success ? [{ day: toText(row['day']), ...read.data }] : []
      }),
  }
}
