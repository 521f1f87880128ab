import * as z from 'zod/mini'
import { cefrLevels } from '../../cefr/index.ts'
import { files } from '../../fields/files.ts'
import { entryId, type FieldKit, list } from '../../fields/kit.ts'

const named = (value: { code: string; label: string }): boolean => value.code !== '' || value.label.trim() !== ''

/**
 * A language that isn't a mother tongue (those are personal information), with its CEFR self-assessment: an
 * ISO 639-2 code (`fra`) or, for one outside the list, what the person calls it. A code wins over a label.
 */
export const languageSchema = (kit: FieldKit) =>
  z
    .object({
      id: entryId(),
      code: kit.line(3),
      label: kit.line(60),
      listening: kit.choice(cefrLevels),
      reading: kit.choice(cefrLevels),
      interaction: kit.choice(cefrLevels),
      production: kit.choice(cefrLevels),
      writing: kit.choice(cefrLevels),
      certificates: list(
        z.object({ id: entryId(), title: kit.line(), organisation: kit.line(), date: kit.date(), level: kit.line(40) }),
        10,
      ),
      files: files(),
    })
    .check(kit.rule(named, { code: 'required', path: ['code'] }))

/** A language and its five CEFR levels. */
export type LanguageSkill = z.infer<ReturnType<typeof languageSchema>>
