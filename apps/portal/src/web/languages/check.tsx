import type { CefrLevel, CefrSkill } from '@laissez-passer/europass/cefr'
import { answered, finished, type LanguageCheck, standings } from '@laissez-passer/europass/languages'
import { useEffect, useRef, useState } from 'react'
import type { OpenDocument } from '../documents/document.ts'
import { today } from '../documents/today.ts'
import { CheckResult } from './check-result.tsx'
import type { OpenProfile } from './open-profile.ts'
import { Outcome } from './outcome.tsx'
import { SkillRail } from './skill-rail.tsx'
import { Statements } from './statements.tsx'

/** What a check shows: statements of a skill, what came of a skill, or the result of all. */
export type Screen =
  | { readonly kind: 'statements'; readonly skill: CefrSkill; readonly level: CefrLevel }
  | { readonly kind: 'outcome'; readonly skill: CefrSkill }
  | { readonly kind: 'result' }

/** A self-assessment, one skill at a time; whoever comes back goes on where they were. */
export function Check({
  document,
  check,
  profile,
}: {
  readonly document: OpenDocument<LanguageCheck>
  readonly check: LanguageCheck
  readonly profile: OpenProfile | null
}) {
  const all = standings(check)
  const [screen, setScreen] = useState<Screen>(() => firstScreen(check))
  const heading = useRef<HTMLHeadingElement>(null)
  const moved = useRef(false)
  const go = (next: Screen): void => {
    // What is finished says so, with its date.
    if (next.kind === 'result' && check.finishedAt === '') document.change((value) => finished(value, today()))
    moved.current = true
    setScreen(next)
  }
  useEffect(() => {
    if (moved.current) heading.current?.focus()
  }, [screen])

  const at = all.findIndex((one) => screen.kind !== 'result' && one.skill === screen.skill)
  const here = all[at]
  const before = all[at - 1]
  const after = all.slice(at + 1).find(({ standing }) => standing.state === 'open')
  const open = (skill: CefrSkill): Screen => {
    const found = all.find((one) => one.skill === skill)
    return found?.standing.state === 'open'
      ? { kind: 'statements', skill, level: found.standing.next }
      : { kind: 'outcome', skill }
  }
  const decided = all.some(({ standing }) => standing.state === 'decided')
  const shown = (): React.ReactNode => {
    if (screen.kind === 'result' || !here)
      return <CheckResult check={check} profile={profile} heading={heading} onOpen={(skill) => go(open(skill))} />
    const { skill, standing } = here
    if (screen.kind === 'outcome' && standing.state === 'decided') {
      return (
        <Outcome
          check={check}
          skill={skill}
          level={standing.level}
          heading={heading}
          next={after?.skill ?? null}
          onBack={() => go({ kind: 'statements', skill, level: standing.asked.at(-1) ?? 'B1' })}
          onNext={() => go(after ? open(after.skill) : { kind: 'result' })}
        />
      )
    }
    const path = standing.state === 'open' ? [...standing.asked, standing.next] : standing.asked
    const wanted = screen.kind === 'statements' ? screen.level : path.at(-1)
    // Another tab may have gone another way.
    const step = wanted === undefined || !path.includes(wanted) ? path.length - 1 : path.indexOf(wanted)
    const level = path[step] ?? 'B1'
    const previous = path[step - 1]
    return (
      <Statements
        key={`${skill} ${level}`}
        check={check}
        skill={skill}
        level={level}
        number={step + 1}
        heading={heading}
        onAnswer={(statement, answer) =>
          document.change((value) => answered(value, statement, { answer, skill, level }))
        }
        onBack={
          previous
            ? () => go({ kind: 'statements', skill, level: previous })
            : before
              ? () => go(open(before.skill))
              : null
        }
        onContinue={() => {
          const next = path[step + 1]
          go(next ? { kind: 'statements', skill, level: next } : { kind: 'outcome', skill })
        }}
      />
    )
  }
  return (
    <div className="check">
      <SkillRail
        all={all}
        signed={check.signed}
        current={screen.kind === 'result' ? 'result' : screen.skill}
        onOpen={(skill) => go(open(skill))}
        onResult={decided ? () => go({ kind: 'result' }) : null}
      />
      {shown()}
    </div>
  )
}

/** Where somebody comes in: at the result of what is finished, else at the first open question. */
function firstScreen(check: LanguageCheck): Screen {
  const open = standings(check).find(({ standing }) => standing.state === 'open')
  if (check.finishedAt !== '' || !open) return { kind: 'result' }
  const { skill, standing } = open
  return standing.state === 'open' ? { kind: 'statements', skill, level: standing.next } : { kind: 'outcome', skill }
}
