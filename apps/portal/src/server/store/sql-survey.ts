import type { Executor } from '@laissez-passer/store-sql/executors'
import { surveySchema } from '../survey/survey.ts'
import { toText, runOn } from './run.ts'
import type { SqlDialect } from './dialect.ts'
import { surveyAnswers, surveyPeople } from './schema.ts'
import type { KeptAnswers, Survey } from './survey.ts'

/**
 * The survey in a database. Nothing in it leads from an answer to a person: not the order of rows, and not
 * what a database notes of each row by itself.
 */
export function sqlSurvey(executor: Executor, { mixed }: Pick<SqlDialect, 'mixed'>): Survey {
  const run = runOn(executor)
  // With every answer of a person: the last one would stand at the end of both tables, and in one
  // transaction.
  const mixing = [...mixed('survey_answers', surveyAnswers), ...mixed('survey_people', surveyPeople)].map((sql) => ({
    sql,
    parameters: [],
  }))
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
        ...mixing,
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
