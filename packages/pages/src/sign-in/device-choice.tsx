import type { ReactNode } from 'react'
import { Card } from '../layout/card.tsx'
import { dotted } from '../parts/dotted.ts'
import { Issues } from '../parts/field.tsx'
import { Form } from '../parts/form.tsx'
import { Choice, MethodButtons, methodOf } from '../parts/methods.tsx'
import type { DeviceChoiceProps } from '../types.ts'
import { useView } from '../view.ts'

const mobile = { title: 'device-choice.title', legend: 'device-choice.legend', send: 'device-choice.send' } as const

/** B4, B10: several phones hold the account, or several numbers get messages; which one is at hand? */
export function DeviceChoicePage({
  service,
  action,
  hidden = {},
  issues,
  devices,
  method = '',
  device,
  others,
}: DeviceChoiceProps): ReactNode {
  const view = useView()
  const { t, page } = view
  const words = methodOf(view, method)?.choice ?? mobile
  const line = (model: string | undefined, seen: number | undefined): string =>
    dotted(
      t,
      [
        model,
        seen === undefined
          ? undefined
          : t('device.last-used', { ago: t.format.relative(seen * 1000, page.now * 1000) }),
      ].filter((part) => part !== undefined),
    )
  return (
    <Card title={t(words.title)} service={service} issues={issues}>
      <Form action={action} hidden={hidden}>
        <fieldset className="choices" id="device">
          <legend>{t(words.legend)}</legend>
          <Issues field="device" issues={issues} />
          {devices.map(({ id, name, model, lastSeenAt }) => (
            <Choice
              key={id}
              name="device"
              value={id}
              checked={id === device}
              label={name}
              line={line(model, lastSeenAt)}
            />
          ))}
        </fieldset>
        <button type="submit" className="primary">
          {t(words.send)}
        </button>
        <MethodButtons methods={others} />
      </Form>
    </Card>
  )
}
