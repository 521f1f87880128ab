import type { SkillGroup } from '../sections/profile-skills/schema.ts'
import { dayOf } from './day.ts'
import { areas } from './framework.ts'
import { score } from './score.ts'
import type { FinishedTest } from './test.ts'
import type { DigitalWords } from './words/index.ts'

/** The id of the group of digital skills in which results of tests stand. */
export const groupOfTests = 'digital-skills-tests'

/**
 * Puts a result among the digital skills of a profile: an achievement with its level and date, in a group of
 * its own. The result of a test that is there already is written anew; whatever else the group holds stays.
 *
 * @param groups - the digital skills of the profile
 * @param options - `words`: in the language of the profile's texts, as far as it is spoken here; `ours`:
 * those of the
 * languages in which the group may have been named before: a name that is theirs is said in the new language
 */
export function withTest(
  groups: readonly SkillGroup[],
  test: FinishedTest,
  {
    words,
    ours = [],
    timeZone,
  }: { readonly words: DigitalWords; readonly ours?: readonly DigitalWords[]; readonly timeZone?: string },
): readonly SkillGroup[] {
  const result = score(test)
  const achievement: SkillGroup['achievements'][number] = {
    id: test.id,
    title: words('digital.profile.title', { level: words(`digital.level.${result.overall.level}`) }),
    date: dayOf(test.finishedAt, timeZone),
    description: areas.map((area) => ({
      type: 'item',
      ordered: false,
      depth: 0,
      spans: [
        {
          text: words('digital.report.areaLevel', {
            area: words(`digital.area.${area}`),
            level: words(`digital.level.${result.areas[area].level}`),
          }),
        },
      ],
    })),
    url: '',
  }
  const name = words('digital.profile.group')
  const isOurs = (before: string): boolean => ours.some((one) => one('digital.profile.group') === before)
  const put = (group: SkillGroup): SkillGroup => ({
    ...group,
    ...(isOurs(group.name) && { name }),
    achievements: [achievement, ...group.achievements.filter(({ id }) => id !== test.id)],
  })
  if (groups.some(({ id }) => id === groupOfTests))
    return groups.map((group) => (group.id === groupOfTests ? put(group) : group))
  return [...groups, put({ id: groupOfTests, name, skills: [], achievements: [] })]
}
