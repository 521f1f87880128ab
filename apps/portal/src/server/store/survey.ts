import type { SurveyAnswers } from '../survey/survey.ts'

/** Answers as the operator reads them: with the day, and nothing that says who gave them. */
export interface KeptAnswers extends SurveyAnswers {
  /** Y-M-D. */
  readonly day: string
}

/** The survey: answers, and apart from them who has answered. Nothing leads from one to the other. */
export interface Survey {
  /**
   * Keeps answers.
   *
   * @param options - `id`: made at random; `day`: Y-M-D; `person`: who gives them, once; null for a guest
   * @returns false where this person has answered before: then nothing is kept
   */
  add(
    answers: SurveyAnswers,
    options: { readonly id: string; readonly day: string; readonly person: string | null },
  ): Promise<boolean>
  /** Whether somebody has answered. */
  answered(person: string): Promise<boolean>
  /** All answers, by their days; those of a day in no order. */
  all(): Promise<readonly KeptAnswers[]>
}
